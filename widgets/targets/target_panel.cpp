// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/target_panel.h"

#include "widgets/targets/target_series.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <array>
#include <cmath>

namespace scarp {

namespace {

QString row(const QString& name, const QString& value) {
  return QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td><b>%2</b></td></tr>")
      .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString binWords(int bin) {
  const int confidence = std::array{0, 90, 95, 99}[static_cast<size_t>(std::abs(bin))];
  return bin > 0   ? TargetPanel::tr("hot, %1 %").arg(confidence)
         : bin < 0 ? TargetPanel::tr("cold, %1 %").arg(confidence)
                   : TargetPanel::tr("not significant");
}

} // namespace

TargetPanel::TargetPanel(QWidget* parent)
    : QWidget(parent), m_text(new QLabel), m_attributes(new QLabel),
      m_pin(new QPushButton(QIcon::fromTheme("pin"), tr("Pin its time series"))) {
  m_text->setObjectName("target-text");
  m_attributes->setObjectName("target-attributes");
  m_pin->setObjectName("pin-target");
  m_pin->setToolTip(tr("Show its displacement over time in the drawer and keep it in the project"));
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(8, 8, 8, 8);
  for (QLabel* each : {m_text, m_attributes}) {
    each->setTextFormat(Qt::RichText);
    each->setWordWrap(true);
    each->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  column->addWidget(m_text);
  column->addWidget(m_pin);
  column->addWidget(m_attributes);
  column->addStretch();
  auto* scroll = new QScrollArea;
  scroll->setWidget(body);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(scroll);
  connect(m_pin, &QPushButton::clicked, this, &TargetPanel::pinAsked);
  clear();
}

void TargetPanel::clear() {
  m_work.drop();
  m_layer.reset();
  m_text->setText(tr(
      "Click a coherent target on the map, or a row of the table of targets, to see what is known of it."));
  m_attributes->clear();
  m_pin->hide();
}

void TargetPanel::show(const std::shared_ptr<const CtLayer>& layer, uint32_t target) {
  m_layer = layer;
  m_shown = target;
  showWords();
  m_attributes->setText(layer->source() ? tr("Reading its row of the table…") : QString());
  m_work.run([this, layer, target](const std::stop_token& stop) -> LatestWork::Finish {
    return [this, attributes = readAttributes(*layer, target, stop)] {
      QString all;
      for (const auto& [name, value] : attributes)
        all += row(name, value);
      m_attributes->setText(all.isEmpty() ? QString()
                                          : tr("As in the file:") + QStringLiteral("<table>") + all +
                                                QStringLiteral("</table>"));
    };
  });
}

void TargetPanel::follow(const std::shared_ptr<const CtLayer>& layer) {
  if (!m_layer || !layer || layer == m_layer || &layer->cloud() != &m_layer->cloud())
    return;
  m_layer = layer;
  showWords();
}

void TargetPanel::showWords() {
  const CtLayer* const layer = m_layer.get();
  const uint32_t target = m_shown;
  const CtCloud& cloud = layer->cloud();
  const QLocale locale;
  const auto velocity = static_cast<double>(cloud.velocity(target) - layer->symbols().referenceVelocity());
  QString table = QStringLiteral("<table>");
  if (std::isfinite(velocity)) {
    const QString stable =
        std::abs(velocity) <= layer->style().threshold ? tr(" (within the stability threshold)") : QString();
    table += row(tr("Velocity"), tr("%1 mm/yr").arg(locale.toString(velocity, 'f', 1)) + stable);
  } else {
    table += row(tr("Velocity"), tr("none"));
  }
  if (layer->symbols().referenceCount() > 0)
    table += row(tr("In the file"), tr("%1 mm/yr").arg(locale.toString(cloud.velocity(target), 'f', 1)));
  if (const auto coherence = cloud.coherence(target))
    table += row(tr("Coherence"), locale.toString(*coherence, 'f', 2));
  if (const auto z = cloud.z(target))
    table += row(tr("Gi* z-score"), locale.toString(*z, 'f', 2));
  if (const auto bin = cloud.bin(target))
    table += row(tr("Gi* class"), binWords(*bin));
  table += row(tr("Place"),
               tr("E %1  N %2")
                   .arg(locale.toString(cloud.x(target), 'f', 1), locale.toString(cloud.y(target), 'f', 1)));
  table += row(tr("Row in the file"), locale.toString(static_cast<qulonglong>(cloud.row(target) + 1)));
  const QString reference = layer->symbols().referenceCount() > 0
                                ? tr("Relative to the chosen reference.")
                                : tr("Reference: %1.")
                                      .arg(cloud.provenance().reference.empty()
                                               ? tr("not named in the file")
                                               : QString::fromStdString(cloud.provenance().reference));
  m_text->setText(table + QStringLiteral("</table><p>") +
                  tr("Along the line of sight; positive = toward the satellite. ") +
                  reference.toHtmlEscaped() + QStringLiteral("</p>"));
  m_pin->setVisible(!cloud.dates().empty());
}

} // namespace scarp
