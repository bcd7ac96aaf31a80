// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/form/params_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <cmath>

namespace scarp {

QString paramLabel(const std::string& name) {
  QString label = QString::fromStdString(name);
  label.replace('-', ' ');
  if (!label.isEmpty())
    label[0] = label[0].toUpper();
  return QCoreApplication::translate("Parameters", label.toUtf8().constData());
}

class ParamsForm::Builder final : public ParamVisitor {
public:
  Builder(ParamsForm& form, const std::set<std::string>& hidden) : m_form(form), m_hidden(hidden) {}

  void visit(double& value, const ParamInfo& info) override {
    auto* box = new QDoubleSpinBox;
    // Small numbers such as a learning rate need their digits.
    const double smallest =
        std::min(std::abs(value), info.minimum.value_or(1) > 0 ? info.minimum.value_or(1) : 1);
    box->setDecimals(smallest > 0 && smallest < 0.01 ? 6 : 3);
    box->setRange(info.minimum.value_or(-1e12), info.maximum.value_or(1e12));
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    if (!info.unit.empty())
      box->setSuffix(" " + QCoreApplication::translate("Parameters", info.unit.c_str()));
    box->setValue(value);
    QObject::connect(box, &QDoubleSpinBox::valueChanged, &m_form, &ParamsForm::changed);
    add(
        info, box, [box] { return Json(box->value()); },
        [box](const Json& v) { box->setValue(v.get<double>()); });
  }

  void visit(int64_t& value, const ParamInfo& info) override {
    auto* box = new QSpinBox;
    box->setRange(static_cast<int>(info.minimum.value_or(-1e9)),
                  static_cast<int>(info.maximum.value_or(1e9)));
    if (!info.unit.empty())
      box->setSuffix(" " + QCoreApplication::translate("Parameters", info.unit.c_str()));
    box->setValue(static_cast<int>(value));
    QObject::connect(box, &QSpinBox::valueChanged, &m_form, &ParamsForm::changed);
    add(
        info, box, [box] { return Json(box->value()); },
        [box](const Json& v) { box->setValue(v.get<int>()); });
  }

  void visit(bool& value, const ParamInfo& info) override {
    auto* box = new QCheckBox;
    box->setChecked(value);
    QObject::connect(box, &QCheckBox::toggled, &m_form, &ParamsForm::changed);
    add(
        info, box, [box] { return Json(box->isChecked()); },
        [box](const Json& v) { box->setChecked(v.get<bool>()); });
  }

  void visit(std::string& value, const ParamInfo& info) override {
    if (info.choices.empty()) {
      auto* edit = new QLineEdit(QString::fromStdString(value));
      QObject::connect(edit, &QLineEdit::textChanged, &m_form, &ParamsForm::changed);
      add(
          info, edit, [edit] { return Json(edit->text().toStdString()); },
          [edit](const Json& v) { edit->setText(QString::fromStdString(v.get<std::string>())); });
      return;
    }
    auto* box = new QComboBox;
    for (const std::string& choice : info.choices)
      box->addItem(QString::fromStdString(choice));
    box->setCurrentText(QString::fromStdString(value));
    QObject::connect(box, &QComboBox::currentTextChanged, &m_form, &ParamsForm::changed);
    add(
        info, box, [box] { return Json(box->currentText().toStdString()); },
        [box](const Json& v) { box->setCurrentText(QString::fromStdString(v.get<std::string>())); });
  }

private:
  void add(const ParamInfo& info, QWidget* editor, std::function<Json()> read,
           std::function<void(const Json&)> write) {
    if (m_hidden.contains(info.name)) {
      editor->deleteLater();
      return;
    }
    const QString help = QCoreApplication::translate("Parameters", info.help.c_str());
    editor->setObjectName("param-" + QString::fromStdString(info.name));
    editor->setToolTip(help);
    m_form.m_layout->addRow(paramLabel(info.name), editor);
    m_form.m_rows[info.name] = {editor, help, std::move(read), std::move(write)};
  }

  ParamsForm& m_form;
  const std::set<std::string>& m_hidden;
};

ParamsForm::ParamsForm(const Describe& describe, const std::set<std::string>& hidden, QWidget* parent)
    : QWidget(parent), m_layout(new QFormLayout(this)) {
  m_layout->setContentsMargins(0, 0, 0, 0);
  m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  Builder builder(*this, hidden);
  describe(builder);
}

Json ParamsForm::values() const {
  Json document = Json::object();
  for (const auto& [name, row] : m_rows)
    document[name] = row.read();
  return document;
}

void ParamsForm::setValues(const Json& values) {
  for (const auto& [name, row] : m_rows)
    if (const auto at = values.find(name); at != values.end() && !at->is_null())
      row.write(*at);
}

void ParamsForm::setRowEnabled(const std::string& name, bool enabled, const QString& why) {
  if (const auto at = m_rows.find(name); at != m_rows.end()) {
    at->second.editor->setEnabled(enabled);
    at->second.editor->setToolTip(enabled || why.isEmpty() ? at->second.help : why);
  }
}

} // namespace scarp
