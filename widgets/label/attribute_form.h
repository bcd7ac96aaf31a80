// SPDX-License-Identifier: GPL-3.0-or-later
// What the expert says of the chosen areas: class, confidence, signs, note. Each change is one edit for all
// of them; a note is one edit when the field is left.
#pragma once

#include "annotation/labels/area.h"

#include <QStringList>
#include <QWidget>
#include <array>
#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace scarp {

class LabelDocument;

class AttributeForm : public QWidget {
  Q_OBJECT

public:
  explicit AttributeForm(LabelDocument& document, QWidget* parent = nullptr);
  void setClasses(const QStringList& classes);
  /// Records a note that is still being typed (before saving or closing).
  void commit();

signals:
  /// What was last set: the next new area starts with it (its note excepted).
  void attributesUsed(const scarp::AreaAttributes& attributes);

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void showChosen();
  void set(const std::function<void(AreaAttributes&)>& change);
  void commitNote();

  LabelDocument& m_document;
  QLabel* m_title;
  QComboBox* m_class;
  QComboBox* m_confidence;
  std::array<QCheckBox*, 4> m_signs{};
  QPlainTextEdit* m_note;
  std::vector<AreaId> m_shown; ///< whose attributes stand here
  bool m_showing = false;
};

} // namespace scarp
