// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/params.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>

namespace scarp {

void checkParam(double value, const ParamInfo& info) {
  const bool low = info.minimum && !(value >= *info.minimum);
  const bool high = info.maximum && !(value <= *info.maximum);
  if (!low && !high)
    return;
  std::string range;
  if (info.minimum && info.maximum)
    range = "from " + formatNumber(*info.minimum) + " to " + formatNumber(*info.maximum);
  else if (info.minimum)
    range = "at least " + formatNumber(*info.minimum);
  else
    range = "at most " + formatNumber(*info.maximum);
  if (!info.unit.empty())
    range += " " + info.unit;
  throw usageError(info.name + " must be " + range + ", not " + formatNumber(value), "See --help.");
}

void checkParam(const std::string& value, const ParamInfo& info) {
  if (info.choices.empty() ||
      std::find(info.choices.begin(), info.choices.end(), value) != info.choices.end())
    return;
  std::string list;
  for (const auto& choice : info.choices)
    list += (list.empty() ? "" : ", ") + choice;
  throw usageError(info.name + " must be one of " + list + ", not '" + value + "'", "See --help.");
}

namespace {

struct JsonWriter final : ParamVisitor {
  Json document = Json::object();
  void visit(double& value, const ParamInfo& info) override { document[info.name] = numberOrNull(value); }
  void visit(int64_t& value, const ParamInfo& info) override { document[info.name] = value; }
  void visit(bool& value, const ParamInfo& info) override { document[info.name] = value; }
  void visit(std::string& value, const ParamInfo& info) override { document[info.name] = value; }
};

struct JsonReader final : ParamVisitor {
  explicit JsonReader(const Json& d) : document(d) {}
  const Json& document;

  template <class T> bool take(T& value, const ParamInfo& info) {
    const auto at = document.find(info.name);
    if (at == document.end() || at->is_null())
      return false;
    try {
      value = at->get<T>();
    } catch (const Json::exception&) {
      throw usageError("parameter " + info.name + " has the wrong type: " + at->dump());
    }
    return true;
  }
  void visit(double& value, const ParamInfo& info) override {
    if (take(value, info))
      checkParam(value, info);
  }
  void visit(int64_t& value, const ParamInfo& info) override {
    if (take(value, info))
      checkParam(static_cast<double>(value), info);
  }
  void visit(bool& value, const ParamInfo& info) override { take(value, info); }
  void visit(std::string& value, const ParamInfo& info) override {
    if (take(value, info))
      checkParam(value, info);
  }
};

} // namespace

namespace detail {

Json writeParams(void (*describe)(void*, ParamVisitor&), void* params) {
  JsonWriter writer;
  describe(params, writer);
  return writer.document;
}

void readParams(void (*describe)(void*, ParamVisitor&), void* params, const Json& document) {
  JsonReader reader(document);
  describe(params, reader);
}

} // namespace detail
} // namespace scarp
