// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explain/place_panel.h"

#include "widgets/explain/place_chart.h"
#include "widgets/explain/place_explainer.h"
#include "widgets/form/scrolled_content.h"
#include "widgets/share/place_text.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace scarp {

namespace {

constexpr int kPointerLines = 6; ///< room that is kept, so that nothing below jumps while the pointer moves

QToolButton* copyButton(const char* name, const QString& text, const QString& tip) {
  auto* button = new QToolButton;
  button->setObjectName(name);
  button->setIcon(QIcon::fromTheme("edit-copy"));
  button->setText(text);
  button->setToolTip(tip);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  return button;
}

} // namespace

PlacePanel::PlacePanel(PlaceExplainer& explainer, QWidget* parent)
    : QWidget(parent), m_explainer(explainer), m_pointer(new QLabel), m_text(new QLabel),
      m_chart(new PlaceChart),
      m_copyText(copyButton("copy-text", tr("Text"), tr("Copy everything said here as text"))),
      m_copyMap(copyButton("copy-map", tr("Map"), tr("Copy east and north in the map's CRS"))),
      m_copyGeographic(copyButton("copy-wgs84", tr("WGS 84"), tr("Copy latitude and longitude"))) {
  m_pointer->setObjectName("pointer-values");
  m_pointer->setTextFormat(Qt::RichText);
  m_pointer->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  m_pointer->setMinimumHeight(kPointerLines * fontMetrics().lineSpacing());
  m_pointer->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
  m_text->setObjectName("place-text");
  m_text->setTextFormat(Qt::RichText);
  m_text->setWordWrap(true);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(new QLabel(tr("Copy")));
  for (QToolButton* button : {m_copyText, m_copyMap, m_copyGeographic})
    buttons->addWidget(button);
  buttons->addStretch();
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(8, 8, 8, 8);
  column->addWidget(new QLabel("<b>" + tr("At the pointer") + "</b>"));
  column->addWidget(m_pointer);
  column->addLayout(buttons);
  column->addWidget(m_chart);
  column->addWidget(m_text);
  column->addStretch();
  fillScrolled(*this, content);

  connect(&m_explainer, &PlaceExplainer::factsChanged, this, &PlacePanel::showFacts);
  connect(&m_explainer, &PlaceExplainer::pointerChanged, this, &PlacePanel::showPointer);
  connect(&m_explainer, &PlaceExplainer::failed, m_text, &QLabel::setText);
  const auto copy = [](const QString& words) { QApplication::clipboard()->setText(words); };
  connect(m_copyText, &QToolButton::clicked, this, [this, copy] { copy(sectionsText(m_sections)); });
  const auto coordinates = [this] {
    const PlaceFacts& facts = *m_explainer.facts();
    return placeText(Surveyor(facts.crs), facts.place);
  };
  connect(m_copyMap, &QToolButton::clicked, this, [copy, coordinates] { copy(coordinates().map); });
  connect(m_copyGeographic, &QToolButton::clicked, this, [copy, coordinates] { copy(coordinates().wgs84); });
  showPointer({});
  showFacts();
}

void PlacePanel::showFacts() {
  const std::optional<PlaceFacts>& facts = m_explainer.facts();
  m_sections = facts ? placeSections(*facts) : std::vector<PlaceSection>{};
  m_copyText->setEnabled(facts.has_value());
  m_copyMap->setEnabled(facts.has_value());
  m_copyGeographic->setEnabled(facts && facts->geographic);
  const bool chart = facts && !facts->around.series.empty();
  m_chart->setVisible(chart);
  if (chart)
    m_chart->setSeries(facts->dates, facts->around.series, facts->series);
  m_text->setText(facts ? sectionsHtml(m_sections)
                        : tr("Choose “Explain this place” and click on the map, or use the menu of the right "
                             "mouse button: motion, hot spot, experts, models and terrain of that place."));
}

void PlacePanel::showPointer(const std::vector<PointerValue>& values) {
  if (values.empty()) {
    m_pointer->setText("<span style='color:gray'>" +
                       tr("Move over the map to read its visible layers.").toHtmlEscaped() + "</span>");
    return;
  }
  QString html = "<table>";
  for (const PointerValue& each : values)
    html += "<tr><td style='padding-right:10px'>" + QString::fromStdString(each.layer).toHtmlEscaped() +
            "</td><td>" + each.value.toHtmlEscaped() + "</td></tr>";
  m_pointer->setText(html + "</table>");
}

} // namespace scarp
