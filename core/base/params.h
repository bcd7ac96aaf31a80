// SPDX-License-Identifier: GPL-3.0-or-later
// A parameter is declared once, next to its algorithm: name, help, unit, default, range. A parameter struct
// has one function `void describe(ParamVisitor&)`; the command line, JSON files and the studio's forms visit
// it.
#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace scarp {

struct ParamInfo {
  std::string name;      ///< as on the command line without dashes: "min-coherence"
  std::string help;      ///< one sentence
  std::string unit = {}; ///< "m", "mm/yr", "px"; empty: none
  std::optional<double> minimum = {};
  std::optional<double> maximum = {};
  std::vector<std::string> choices = {}; ///< for texts; empty: free
};

class ParamVisitor {
public:
  virtual ~ParamVisitor() = default;
  virtual void visit(double& value, const ParamInfo& info) = 0;
  virtual void visit(int64_t& value, const ParamInfo& info) = 0;
  virtual void visit(bool& value, const ParamInfo& info) = 0;
  virtual void visit(std::string& value, const ParamInfo& info) = 0;
};

namespace detail {
Json writeParams(void (*describe)(void*, ParamVisitor&), void* params);
void readParams(void (*describe)(void*, ParamVisitor&), void* params, const Json& document);
} // namespace detail

/// {"distance": 150, ...}
template <class P> Json toJson(const P& params) {
  P copy = params;
  return detail::writeParams([](void* p, ParamVisitor& v) { static_cast<P*>(p)->describe(v); }, &copy);
}

/// Fills from JSON; a missing key keeps its default. Throws Error(Usage) on a wrong type, range or choice.
template <class P> void fromJson(P& params, const Json& document) {
  detail::readParams([](void* p, ParamVisitor& v) { static_cast<P*>(p)->describe(v); }, &params, document);
}

/// Throws Error(Usage) when a value lies outside its declared range or choices.
void checkParam(double value, const ParamInfo& info);
void checkParam(const std::string& value, const ParamInfo& info);

} // namespace scarp
