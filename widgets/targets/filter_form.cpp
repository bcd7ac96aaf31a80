// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/filter_form.h"

#include "core/base/error.h"
#include "core/insar/point_filter.h"
#include "widgets/targets/limit_slider.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <algorithm>
#include <cmath>

namespace scarp {

namespace {
/// What is typed, in the person's way of writing numbers; nothing for an empty field.
std::optional<double> typed(const QLineEdit* field) {
  bool ok = false;
  const double value = QLocale().toDouble(field->text().trimmed(), &ok);
  return ok ? std::optional(value) : std::nullopt;
}

QString words(std::optional<double> value) {
  return value ? QLocale().toString(*value, 'g', 6) : QString();
}
} // namespace

FilterForm::FilterForm(QWidget* parent)
    : QWidget(parent), m_coherence(new LimitSlider(0, 1, 2, {})),
      m_motion(new LimitSlider(0, 100, 1, tr("mm/yr"))), m_z(new LimitSlider(0, 10, 2, {})),
      m_coverage(new LimitSlider(0, 100, 0, tr("%"))), m_from(new QLineEdit), m_to(new QLineEdit),
      m_where(new QLineEdit), m_bin(new QComboBox), m_area(new QComboBox),
      m_draw(new QPushButton(QIcon::fromTheme("draw-polygon"), tr("Draw"))),
      m_extent(new QPushButton(tr("Shown extent"))) {
  m_coherence->setObjectName("min-coherence");
  m_motion->setObjectName("min-motion");
  m_z->setObjectName("min-z");
  m_coverage->setObjectName("min-coverage");
  m_from->setObjectName("velocity-from");
  m_to->setObjectName("velocity-to");
  m_bin->setObjectName("min-bin");
  m_area->setObjectName("area");
  m_where->setObjectName("where");
  m_draw->setObjectName("draw-area");
  m_extent->setObjectName("shown-extent");
  for (QLineEdit* each : {m_from, m_to}) {
    each->setPlaceholderText(tr("any"));
    each->setToolTip(tr("Velocities of this range, mm/yr, positive = toward the satellite"));
  }
  m_motion->setHint(tr("At least this fast, whichever way"));
  m_bin->addItem(tr("any"), 0);
  m_bin->addItem(tr("90 % and more"), 1);
  m_bin->addItem(tr("95 % and more"), 2);
  m_bin->addItem(tr("99 %"), 3);
  m_where->setPlaceholderText(tr("gi_z < -1.96 and height > 3000"));
  m_where->setToolTip(tr("Comparisons of columns with numbers, joined by “and”; Return applies them"));
  m_where->setClearButtonEnabled(true);
  m_draw->setToolTip(tr("Draw an area on the map; only targets inside are shown"));
  m_extent->setToolTip(tr("Only targets in what the map shows now"));
  m_area->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  auto* range = new QHBoxLayout;
  range->addWidget(m_from, 1);
  range->addWidget(new QLabel(QStringLiteral("–")));
  range->addWidget(m_to, 1);
  auto* areaButtons = new QHBoxLayout;
  areaButtons->addWidget(m_draw);
  areaButtons->addWidget(m_extent);
  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);
  form->addRow(tr("Coherence ≥"), m_coherence);
  form->addRow(tr("|v| ≥"), m_motion);
  form->addRow(tr("v, mm/yr"), range);
  form->addRow(tr("|z| ≥"), m_z);
  form->addRow(tr("Gi* class"), m_bin);
  form->addRow(tr("Dates ≥"), m_coverage);
  form->addRow(tr("Inside"), m_area);
  form->addRow(QString(), areaButtons);
  form->addRow(tr("Where"), m_where);
  for (LimitSlider* each : {m_coherence, m_motion, m_z, m_coverage})
    connect(each, &LimitSlider::changed, this, &FilterForm::changed);
  for (QLineEdit* each : {m_from, m_to})
    connect(each, &QLineEdit::editingFinished, this, [this, each] {
      if (!typed(each)) // what is no number is no limit
        each->clear();
      emit changed();
    });
  for (QComboBox* each : {m_bin, m_area})
    connect(each, &QComboBox::currentIndexChanged, this, &FilterForm::changed);
  connect(m_where, &QLineEdit::editingFinished, this, [this] {
    try {
      const std::string condition = m_where->text().trimmed().toStdString();
      const PointFilter understood(condition);
      m_condition = condition;
      m_where->setStyleSheet({});
      m_where->setToolTip(tr("Comparisons of columns with numbers, joined by “and”; Return applies them"));
      emit changed();
    } catch (const Error& error) {
      m_where->setStyleSheet(QStringLiteral("QLineEdit { border: 1px solid #d55e00; }"));
      m_where->setToolTip(QString::fromStdString(std::string(error.what()) + ". " + error.hint()));
    }
  });
  connect(m_draw, &QPushButton::clicked, this, &FilterForm::drawAsked);
  connect(m_extent, &QPushButton::clicked, this, &FilterForm::extentAsked);
  fillAreas();
}

void FilterForm::setCloud(const CtCloud& cloud) {
  const auto usable = [](QWidget* widget, bool on, const QString& why) {
    widget->setEnabled(on);
    if (!on)
      widget->setToolTip(why);
    else if (widget->toolTip() == why)
      widget->setToolTip({});
  };
  usable(m_coherence, !cloud.coherences().empty(), tr("This table has no coherence"));
  usable(m_z, !cloud.zScores().empty(),
         tr("This table has no z-scores; make one that has them with: scarp hotspot"));
  usable(m_bin, cloud.hasBins(),
         tr("This table has no z-scores; make one that has them with: scarp hotspot"));
  usable(m_coverage, !cloud.coverages().empty(), tr("This table has no time series in memory"));
  float strongestZ = 0;
  for (const float z : cloud.zScores())
    if (std::isfinite(z))
      strongestZ = std::max(strongestZ, std::abs(z));
  m_motion->setRange(0, std::max(1.0, std::ceil(static_cast<double>(cloud.strongest()))));
  m_z->setRange(0, std::max(1.0, std::ceil(static_cast<double>(strongestZ))));
}

void FilterForm::setAreaLayers(const std::vector<std::pair<QString, QString>>& layers) {
  if (layers == m_layers)
    return;
  m_layers = layers;
  fillAreas();
}

void FilterForm::fillAreas() {
  const QSignalBlocker quiet(m_area);
  const QVariant chosen = m_area->currentData();
  m_area->clear();
  m_area->addItem(tr("anywhere"), QString());
  if (!m_drawn.empty())
    m_area->addItem(tr("the drawn area or extent"), QStringLiteral("*"));
  for (const auto& [id, name] : m_layers)
    m_area->addItem(tr("polygons of %1").arg(name), id);
  m_area->setCurrentIndex(std::max(0, m_area->findData(chosen)));
}

void FilterForm::setFilter(const CtFilter& filter) {
  m_coherence->setLimit(filter.minCoherence);
  m_motion->setLimit(filter.minMotion);
  m_z->setLimit(filter.minZ);
  m_coverage->setLimit(filter.minCoverage ? std::optional(*filter.minCoverage * 100) : std::nullopt);
  const QSignalBlocker a(m_from), b(m_to), c(m_bin), d(m_area), e(m_where);
  if (!m_from->hasFocus())
    m_from->setText(words(filter.minVelocity));
  if (!m_to->hasFocus())
    m_to->setText(words(filter.maxVelocity));
  m_bin->setCurrentIndex(std::max(0, m_bin->findData(filter.minBin.value_or(0))));
  if (!filter.area.empty())
    m_drawn = filter.area;
  fillAreas();
  const QString area = !filter.areaLayer.empty() ? QString::fromStdString(filter.areaLayer)
                       : !filter.area.empty()    ? QStringLiteral("*")
                                                 : QString();
  m_area->setCurrentIndex(std::max(0, m_area->findData(area)));
  m_condition = filter.where;
  if (!m_where->hasFocus())
    m_where->setText(QString::fromStdString(filter.where));
}

CtFilter FilterForm::filter() const {
  CtFilter filter;
  filter.minCoherence = m_coherence->limit();
  filter.minMotion = m_motion->limit();
  filter.minZ = m_z->limit();
  if (const auto percent = m_coverage->limit())
    filter.minCoverage = *percent / 100;
  filter.minVelocity = typed(m_from);
  filter.maxVelocity = typed(m_to);
  if (const int bin = m_bin->currentData().toInt(); bin > 0)
    filter.minBin = bin;
  const QString area = m_area->currentData().toString();
  if (area == QStringLiteral("*"))
    filter.area = m_drawn;
  else
    filter.areaLayer = area.toStdString();
  filter.where = m_condition;
  return filter;
}

void FilterForm::setArea(const MultiPolygon& area) {
  m_drawn = area;
  fillAreas();
  {
    const QSignalBlocker quiet(m_area);
    m_area->setCurrentIndex(std::max(0, m_area->findData(QStringLiteral("*"))));
  }
  emit changed();
}

} // namespace scarp
