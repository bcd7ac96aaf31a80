// SPDX-License-Identifier: GPL-3.0-or-later
// A form made from declared parameters: one row each with name, unit, range, choices and help as a tooltip.
#pragma once

#include "core/base/params.h"

#include <QWidget>
#include <functional>
#include <map>
#include <set>

class QFormLayout;

namespace scarp {

class ParamsForm final : public QWidget {
  Q_OBJECT

public:
  using Describe = std::function<void(ParamVisitor&)>;
  /// `describe` visits a value with the defaults; parameters named in `hidden` get no row and keep their
  /// default.
  explicit ParamsForm(const Describe& describe, const std::set<std::string>& hidden = {},
                      QWidget* parent = nullptr);

  Json values() const; ///< {"epochs": 30, ...} of the rows that are shown
  void setValues(const Json& values);
  void setRowEnabled(const std::string& name, bool enabled, const QString& why = {});

signals:
  void changed();

private:
  struct Row {
    QWidget* editor = nullptr;
    QString help;
    std::function<Json()> read;
    std::function<void(const Json&)> write;
  };
  class Builder;
  QFormLayout* m_layout;
  std::map<std::string, Row> m_rows;
};

/// "learning-rate" -> "Learning rate", translated.
QString paramLabel(const std::string& name);

} // namespace scarp
