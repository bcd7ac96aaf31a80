// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label/attribute_form.h"

#include "widgets/label/area_model.h"
#include "widgets/label/label_document.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace scarp {

namespace {
constexpr std::array<bool Signs::*, 4> kSigns{&Signs::backWall, &Signs::fragmentedSlope, &Signs::flatToe,
                                              &Signs::cracks};
}

AttributeForm::AttributeForm(LabelDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_title(new QLabel), m_class(new QComboBox),
      m_confidence(new QComboBox), m_note(new QPlainTextEdit) {
  m_title->setWordWrap(true);
  m_class->setObjectName("class");
  m_class->setEditable(true);
  m_class->setInsertPolicy(QComboBox::NoInsert);
  m_confidence->setObjectName("confidence");
  for (const auto c : {Confidence::NotStated, Confidence::Low, Confidence::Medium, Confidence::High})
    m_confidence->addItem(labelOf(c), static_cast<int>(c));
  const std::array<std::pair<QString, QString>, 4> signs{
      {{tr("Arc-shaped back wall"),
        tr("Like a round chair or a dustpan; differs in texture, colour, brightness")},
       {tr("Fragmented slope"), tr("Broken slope surface, thin vegetation")},
       {tr("Flat toe"), tr("Flat deposits at the foot, told apart by slope and aspect")},
       {tr("Cracks"), tr("Cracks and scarps on the slope")}}};
  auto* signBox = new QVBoxLayout;
  signBox->setSpacing(2);
  for (size_t i = 0; i < signs.size(); ++i) {
    m_signs[i] = new QCheckBox(signs[i].first);
    m_signs[i]->setObjectName(QStringLiteral("sign%1").arg(i));
    m_signs[i]->setToolTip(signs[i].second);
    signBox->addWidget(m_signs[i]);
    connect(m_signs[i], &QCheckBox::toggled, this, [this, i](bool on) {
      if (!m_showing)
        set([&](AreaAttributes& a) { a.signs.*kSigns[i] = on; });
    });
  }
  m_note->setObjectName("note");
  m_note->setPlaceholderText(tr("What you saw, what is doubtful"));
  m_note->setTabChangesFocus(true);
  m_note->setFixedHeight(m_note->fontMetrics().lineSpacing() * 3 + 12);
  m_note->installEventFilter(this);

  auto* form = new QFormLayout;
  form->setContentsMargins(0, 0, 0, 0);
  form->addRow(tr("Class"), m_class);
  form->addRow(tr("Confidence"), m_confidence);
  form->addRow(tr("Signs"), signBox);
  form->addRow(tr("Note"), m_note);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_title);
  layout->addLayout(form);

  const auto setClass = [this] {
    const std::string name = m_class->currentText().trimmed().toStdString();
    if (!m_showing && !name.empty())
      set([&](AreaAttributes& a) { a.className = name; });
  };
  connect(m_class, &QComboBox::activated, this, setClass);
  connect(m_class->lineEdit(), &QLineEdit::editingFinished, this, setClass);
  connect(m_confidence, &QComboBox::activated, this, [this] {
    set([&](AreaAttributes& a) {
      a.confidence = static_cast<Confidence>(m_confidence->currentData().toInt());
    });
  });
  connect(&document, &LabelDocument::selectionChanged, this, [this] {
    commitNote(); // of the areas that were chosen until now
    showChosen();
  });
  connect(&document, &LabelDocument::changed, this, &AttributeForm::showChosen);
  connect(&document, &LabelDocument::opened, this, &AttributeForm::showChosen);
  showChosen();
}

void AttributeForm::setClasses(const QStringList& classes) {
  m_showing = true;
  m_class->clear();
  m_class->addItems(classes);
  m_showing = false;
  showChosen();
}

void AttributeForm::showChosen() {
  // A change elsewhere must not take away a note that is being typed here.
  const bool typing =
      m_note->hasFocus() && m_note->document()->isModified() && m_shown == m_document.selection();
  m_showing = true;
  m_shown = m_document.selection();
  const Area* first = m_shown.empty() ? nullptr : m_document.labels().find(m_shown.front());
  m_title->setText(!first                ? tr("No area is chosen: click one on the map or in the table.")
                   : m_shown.size() == 1 ? tr("Chosen area")
                                         : tr("%n chosen areas: a change is made to all", "",
                                              static_cast<int>(m_shown.size())));
  const AreaAttributes attributes = first ? first->attributes : AreaAttributes{};
  m_class->setCurrentText(first ? QString::fromStdString(attributes.className) : QString());
  m_confidence->setCurrentIndex(static_cast<int>(attributes.confidence));
  for (size_t i = 0; i < m_signs.size(); ++i)
    m_signs[i]->setChecked(attributes.signs.*kSigns[i]);
  if (!typing) {
    m_note->setPlainText(QString::fromStdString(attributes.note));
    m_note->document()->setModified(false);
  }
  for (QWidget* field :
       {static_cast<QWidget*>(m_class), static_cast<QWidget*>(m_confidence),
        static_cast<QWidget*>(m_signs[0]), static_cast<QWidget*>(m_signs[1]),
        static_cast<QWidget*>(m_signs[2]), static_cast<QWidget*>(m_signs[3]), static_cast<QWidget*>(m_note)})
    field->setEnabled(first != nullptr);
  m_showing = false;
}

void AttributeForm::set(const std::function<void(AreaAttributes&)>& change) {
  const std::string now = timeNow();
  Compound all{"", {}};
  AreaAttributes last;
  for (const AreaId id : m_shown)
    if (const Area* area = m_document.labels().find(id)) {
      AreaAttributes attributes = area->attributes;
      change(attributes);
      last = attributes;
      if (!(attributes == area->attributes))
        all.edits.push_back(SetAttributes{id, std::move(attributes), now});
    }
  if (all.edits.empty())
    return;
  all.name = tr("Change attributes of %n areas", "", static_cast<int>(all.edits.size())).toStdString();
  const bool done = m_document.edit(all.edits.size() == 1 ? Edit(all.edits.front()) : Edit(all));
  if (!done)
    showChosen(); // back to what is stored
  last.note.clear();
  if (done)
    emit attributesUsed(last);
}

void AttributeForm::commitNote() {
  if (!m_note->document()->isModified() || m_showing)
    return;
  m_note->document()->setModified(false);
  const std::string note = m_note->toPlainText().toStdString();
  set([&](AreaAttributes& a) { a.note = note; });
}

void AttributeForm::commit() {
  commitNote();
}

bool AttributeForm::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_note && event->type() == QEvent::FocusOut)
    commitNote();
  return QWidget::eventFilter(watched, event);
}

} // namespace scarp
