// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and words in files, independent of the locale (a Qt program sets the C locale).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scarp {

std::string_view trimmed(std::string_view text);
std::string lowerCase(std::string_view text);
std::vector<std::string> splitText(std::string_view text, char separator);
/// The whole text as a number (blanks around it and "NaN" allowed), or nothing.
std::optional<double> parseNumber(std::string_view text);
std::optional<int64_t> parseInteger(std::string_view text);
/// Shortest text that reads back as the same double, whole numbers without an exponent; NaN as "NaN".
std::string formatNumber(double value);
/// Fixed decimals, e.g. formatFixed(0.70512, 3) = "0.705"; NaN as "NaN".
std::string formatFixed(double value, int decimals);
/// 42904 -> "42,904"
std::string formatCount(int64_t value);
/// 75 -> "1 min 15 s"
std::string formatDuration(double seconds);

} // namespace scarp
