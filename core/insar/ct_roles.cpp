// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/ct_roles.h"

#include "core/base/text.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <initializer_list>

namespace scarp {

namespace {

using Names = std::initializer_list<const char*>;

// In order of preference.
const Names kVelocity = {"mean_velocity",
                         "velocity",
                         "vel",
                         "mean_vel",
                         "velocity_los",
                         "los_velocity",
                         "vel_los",
                         "v_los",
                         "vlos",
                         "mean_v",
                         "v",
                         "vertical_velocity",
                         "velocity_mean",
                         "linear_velocity",
                         "velocity_mm_yr"};
const Names kCoherence = {"temporal_coherence", "coherence", "coher", "temp_coh", "tcoh", "coh",
                          "temporalcoherence"};
const std::initializer_list<std::pair<const char*, const char*>> kMetres = {
    {"easting", "northing"}, {"x", "y"},         {"x_coord", "y_coord"}, {"xcoord", "ycoord"},
    {"east", "north"},       {"utm_x", "utm_y"}, {"utm_e", "utm_n"},     {"e", "n"}};
const std::initializer_list<std::pair<const char*, const char*>> kDegrees = {
    {"longitude", "latitude"}, {"lon", "lat"}, {"long", "lat"}, {"lng", "lat"}, {"x_lon", "y_lat"}};

/// Lower case, blanks and dots as underscores, without quotes.
std::string plain(const std::string& name) {
  std::string result = lowerCase(trimmed(name));
  for (char& c : result)
    if (c == ' ' || c == '.' || c == '-')
      c = '_';
  while (!result.empty() && result.back() == '_')
    result.pop_back();
  return result;
}

std::optional<size_t> find(const std::vector<std::string>& plainNames, const std::string& wanted) {
  for (size_t i = 0; i < plainNames.size(); ++i)
    if (plainNames[i] == wanted)
      return i;
  for (size_t i = 0; i < plainNames.size(); ++i) // a shapefile cuts names to ten characters
    if (wanted.size() > 10 && plainNames[i] == wanted.substr(0, 10))
      return i;
  return std::nullopt;
}

std::optional<size_t> findAny(const std::vector<std::string>& plainNames, Names wanted) {
  for (const char* name : wanted)
    if (const auto at = find(plainNames, name))
      return at;
  return std::nullopt;
}

/// "velocity [m/yr]" -> "velocity" and 1000.
struct NamedUnit {
  const char* ending;
  const char* unit;
  double factor;
};
const std::initializer_list<NamedUnit> kUnits = {
    {"mm/yr", "mm/yr", 1},  {"mm/year", "mm/yr", 1}, {"mm/y", "mm/yr", 1},     {"mm/a", "mm/yr", 1},
    {"mm_yr", "mm/yr", 1},  {"mm_year", "mm/yr", 1}, {"cm/yr", "cm/yr", 10},   {"cm/year", "cm/yr", 10},
    {"cm_yr", "cm/yr", 10}, {"m/yr", "m/yr", 1000},  {"m/year", "m/yr", 1000}, {"m/y", "m/yr", 1000},
    {"m_yr", "m/yr", 1000}, {"m_year", "m/yr", 1000}};

struct WithoutUnit {
  std::string name, unit = "mm/yr";
  double factor = 1;
};

WithoutUnit splitUnit(const std::string& plainName) {
  std::string name = plainName;
  while (!name.empty() && (name.back() == ']' || name.back() == ')'))
    name.pop_back();
  for (const NamedUnit& unit : kUnits) {
    const std::string ending = unit.ending;
    if (name.size() <= ending.size() || name.compare(name.size() - ending.size(), ending.size(), ending) != 0)
      continue;
    const char before = name[name.size() - ending.size() - 1];
    if (before != '_' && before != '[' && before != '(')
      continue;
    std::string rest = name.substr(0, name.size() - ending.size() - 1);
    while (!rest.empty() && (rest.back() == '_' || rest.back() == '[' || rest.back() == '('))
      rest.pop_back();
    return {rest, unit.unit, unit.factor};
  }
  return {plainName};
}

std::optional<std::string> validDate(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (year < 1975 || year > 2100 || !date.ok())
    return std::nullopt;
  return std::to_string(year * 10000 + month * 100 + day);
}

} // namespace

std::optional<std::string> dateInName(const std::string& name) {
  std::string_view text = trimmed(name);
  if (!text.empty() && (text.front() == 'D' || text.front() == 'd')) {
    text.remove_prefix(1);
    if (!text.empty() && text.front() == '_')
      text.remove_prefix(1);
  }
  std::string digits(text);
  if (digits.size() == 10 && digits[4] == digits[7] &&
      (digits[4] == '-' || digits[4] == '/' || digits[4] == '_')) {
    digits.erase(7, 1);
    digits.erase(4, 1);
  }
  if (digits.size() != 8 ||
      !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  const auto part = [&](size_t from, size_t count) { return std::stoi(digits.substr(from, count)); };
  // No date reads both ways: where one order has a year of 19.. or 20.., the other has a month of 19 or 20.
  if (const auto date = validDate(part(0, 4), part(4, 2), part(6, 2)))
    return date;
  return validDate(part(4, 4), part(2, 2), part(0, 2));
}

std::optional<std::string> dateFromDays(double days) {
  if (!(std::abs(days) < 1e7) || days != std::floor(days))
    return std::nullopt;
  constexpr int kEpoch = 719528; // 1970-01-01
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(days) - kEpoch))};
  return validDate(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                   static_cast<int>(static_cast<unsigned>(date.day())));
}

CtRoles rolesOf(const std::vector<std::string>& names) {
  CtRoles roles;
  std::vector<std::string> plainNames;
  for (size_t i = 0; i < names.size(); ++i) {
    plainNames.push_back(plain(names[i]));
    if (const auto date = dateInName(names[i])) {
      const auto same = [&](const auto& known) { return known.first == *date; };
      if (std::any_of(roles.dates.begin(), roles.dates.end(), same))
        ++roles.repeatedDates;
      else
        roles.dates.emplace_back(*date, i);
    }
  }
  std::sort(roles.dates.begin(), roles.dates.end());
  for (const auto& [x, y] : kMetres)
    if (!roles.x && find(plainNames, x) && find(plainNames, y)) {
      roles.x = find(plainNames, x);
      roles.y = find(plainNames, y);
    }
  for (const auto& [lon, lat] : kDegrees)
    if (!roles.lon && find(plainNames, lon) && find(plainNames, lat)) {
      roles.lon = find(plainNames, lon);
      roles.lat = find(plainNames, lat);
    }
  roles.velocity = findAny(plainNames, kVelocity);
  if (!roles.velocity) {
    std::vector<std::string> without;
    for (const std::string& name : plainNames)
      without.push_back(splitUnit(name).name);
    roles.velocity = findAny(without, kVelocity);
  }
  if (roles.velocity) {
    const WithoutUnit unit = splitUnit(plainNames[*roles.velocity]);
    roles.velocityUnit = unit.unit;
    roles.velocityFactor = unit.factor;
  }
  roles.coherence = findAny(plainNames, kCoherence);
  roles.egms = find(plainNames, "pid") && find(plainNames, "easting") && find(plainNames, "northing") &&
               (find(plainNames, "mean_velocity") || find(plainNames, "vel"));
  return roles;
}

std::optional<size_t> columnNamed(const std::vector<std::string>& names, const std::string& name) {
  const auto index = [&](auto&& same) -> std::optional<size_t> {
    const auto at = std::find_if(names.begin(), names.end(), same);
    return at == names.end() ? std::nullopt : std::optional(static_cast<size_t>(at - names.begin()));
  };
  if (const auto at = index([&](const std::string& n) { return n == name; }))
    return at;
  const std::string wanted = lowerCase(trimmed(name));
  return index([&](const std::string& n) { return lowerCase(trimmed(n)) == wanted; });
}

std::string listed(const std::vector<std::string>& names) {
  constexpr size_t kMost = 30;
  std::string text;
  for (size_t i = 0; i < std::min(names.size(), kMost); ++i)
    text += (i ? ", " : "") + (names[i].empty() ? std::string("(no name)") : names[i]);
  if (names.size() > kMost)
    text += " and " + std::to_string(names.size() - kMost) + " more";
  return text;
}

} // namespace scarp
