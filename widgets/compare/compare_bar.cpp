// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_bar.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <algorithm>

namespace scarp {

namespace {
QToolButton* button(const QString& icon, const QString& words, const QString& hint, const QString& name) {
  auto* made = new QToolButton;
  made->setObjectName(name);
  made->setIcon(QIcon::fromTheme(icon));
  made->setText(words);
  made->setToolTip(hint);
  made->setStatusTip(hint);
  made->setAutoRaise(true);
  return made;
}
} // namespace

CompareBar::CompareBar(QWidget* parent) : QWidget(parent) {
  setObjectName("compare-bar");
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // the map decides how wide it may be
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 4, 8, 4);
  row->setSpacing(4);
  for (size_t i = 0; i < 2; ++i) {
    m_theme[i] = new QComboBox;
    m_theme[i]->setObjectName(i == 0 ? "theme-a" : "theme-b");
    m_theme[i]->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_theme[i]->setMinimumContentsLength(8);
    m_theme[i]->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // long names where there is room
    m_theme[i]->setMaximumWidth(260);
    m_theme[i]->setToolTip(i == 0 ? tr("What A shows") : tr("What B shows"));
    connect(m_theme[i], &QComboBox::activated, this, &CompareBar::themesChosen);
  }
  auto* swapButton = button("exchange-positions", tr("Swap"), tr("A becomes B, B becomes A"), "swap-themes");
  swapButton->setText(QStringLiteral("⇄"));
  swapButton->setToolButtonStyle(Qt::ToolButtonTextOnly);
  connect(swapButton, &QToolButton::clicked, this, &CompareBar::swap);
  m_keep = button("bookmark-new", tr("Save theme…"),
                  tr("A theme remembers which layers are visible and how they look"), "keep-theme");
  m_keep->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  connect(m_keep, &QToolButton::clicked, this, &CompareBar::newThemeAsked);
  row->addWidget(new QLabel(tr("A")));
  row->addWidget(m_theme[0], 3);
  row->addWidget(swapButton);
  row->addWidget(new QLabel(tr("B")));
  row->addWidget(m_theme[1], 3);
  row->addWidget(m_keep);
  row->addSpacing(12);

  const std::array names{tr("Swipe"), tr("Lens"), tr("Flicker"), tr("Side by side")};
  const std::array hints{tr("A divider to drag; arrow keys move it"),
                         tr("B in a circle under the pointer; Shift+wheel or + and - change its size"),
                         tr("A and B in turn; F shows B while it is held"),
                         tr("Two maps with one view; each shows the other's pointer")};
  auto* group = new QButtonGroup(this);
  for (size_t i = 0; i < m_mode.size(); ++i) {
    m_mode[i] = button({}, names[i], hints[i], QString("mode%1").arg(i));
    m_mode[i]->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_mode[i]->setCheckable(true);
    m_mode[i]->setFocusPolicy(Qt::StrongFocus);
    group->addButton(m_mode[i], static_cast<int>(i));
    row->addWidget(m_mode[i]);
  }
  m_mode[0]->setChecked(true);
  connect(group, &QButtonGroup::idClicked, this, [this](int id) {
    showMode();
    emit modeChosen(static_cast<CompareMode>(id));
  });
  m_across = button({}, tr("Across"), tr("The divider lies across the map"), "across");
  m_across->setToolButtonStyle(Qt::ToolButtonTextOnly);
  m_across->setCheckable(true);
  connect(m_across, &QToolButton::toggled, this, &CompareBar::acrossChosen);
  m_period = new QSpinBox;
  m_period->setObjectName("period");
  m_period->setRange(0, 5000);
  m_period->setSingleStep(100);
  m_period->setValue(700);
  m_period->setSuffix(tr(" ms"));
  m_period->setSpecialValueText(tr("by hand (F)"));
  m_period->setToolTip(tr("How long each picture shows; 0: only while F is held"));
  connect(m_period, &QSpinBox::valueChanged, this, &CompareBar::periodChosen);
  m_hint = new QLabel;
  m_hint->setObjectName("compare-hint");
  auto* close = button("window-close", tr("Close"), tr("End the comparison (Ctrl+Alt+C)"), "close-compare");
  connect(close, &QToolButton::clicked, this, &CompareBar::closeAsked);
  row->addWidget(m_across);
  row->addWidget(m_period);
  row->addWidget(m_hint, 1);
  row->addWidget(close);
  setThemes({});
  showMode();
}

void CompareBar::fill(QComboBox& box, const QStringList& names, const QString& keep, int otherwise) {
  box.clear();
  box.addItem(tr("The map as it is"), QString());
  for (const QString& name : names)
    box.addItem(name, name);
  const int at = keep.isEmpty() ? -1 : box.findData(keep);
  box.setCurrentIndex(at >= 0 ? at : std::min(otherwise, box.count() - 1));
}

void CompareBar::setThemes(const QStringList& names) {
  QStringList shown;
  for (int row = 1; row < m_theme[0]->count(); ++row)
    shown << m_theme[0]->itemText(row);
  if (shown == names && m_theme[0]->count() > 0)
    return;
  fill(*m_theme[0], names, themeA(), 0);
  fill(*m_theme[1], names, themeB(), 1);
  m_keep->setVisible(names.isEmpty());
}

QString CompareBar::themeA() const {
  return m_theme[0]->currentData().toString();
}

QString CompareBar::themeB() const {
  return m_theme[1]->currentData().toString();
}

CompareMode CompareBar::mode() const {
  for (size_t i = 0; i < m_mode.size(); ++i)
    if (m_mode[i]->isChecked())
      return static_cast<CompareMode>(i);
  return CompareMode::Swipe;
}

void CompareBar::setMode(CompareMode mode) {
  m_mode[static_cast<size_t>(mode)]->setChecked(true);
  showMode();
}

void CompareBar::showMode() {
  m_across->setVisible(mode() == CompareMode::Swipe);
  m_period->setVisible(mode() == CompareMode::Flicker);
  m_hint->setText(mode() == CompareMode::Lens ? tr("Shift+wheel: size") : QString());
}

void CompareBar::swap() {
  const int a = m_theme[0]->currentIndex();
  m_theme[0]->setCurrentIndex(m_theme[1]->currentIndex());
  m_theme[1]->setCurrentIndex(a);
  emit themesChosen();
}

} // namespace scarp
