// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hotspot/scale_section.h"

#include "widgets/hotspot/live_hot_spots.h"
#include "widgets/hotspot/scale_chart.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace scarp {

namespace {

std::vector<double> distances() {
  std::vector<double> all;
  for (double d = 30; d <= 500; d += 10)
    all.push_back(d);
  return all;
}

} // namespace

ScaleSection::ScaleSection(LiveHotSpots& live, QWidget* parent)
    : QWidget(parent), m_live(live), m_chart(new ScaleChart), m_scope(new QComboBox),
      m_quantity(new QComboBox), m_start(new QPushButton), m_bar(new QProgressBar), m_words(new QLabel) {
  m_scope->setObjectName("scale-scope");
  m_scope->addItems({tr("Whole scene"), tr("What is in view")});
  m_scope->setToolTip(tr("Which targets are counted; neighbours beyond the view always count"));
  m_quantity->setObjectName("scale-quantity");
  m_quantity->addItems({tr("Targets"), tr("Area"), tr("Mean |z|")});
  m_start->setObjectName("scale-start");
  m_bar->setRange(0, 1000);
  m_bar->setTextVisible(false);
  m_bar->setMaximumHeight(6);
  m_words->setObjectName("scale-words");
  m_words->setWordWrap(true);
  auto* row = new QHBoxLayout;
  row->addWidget(m_scope, 1);
  row->addWidget(m_quantity, 1);
  row->addWidget(m_start);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addLayout(row);
  column->addWidget(m_bar);
  column->addWidget(m_chart);
  column->addWidget(m_words);
  connect(m_start, &QPushButton::clicked, this, [this] { m_work.running() ? stop() : start(); });
  connect(m_quantity, &QComboBox::currentIndexChanged, m_chart, [this](int index) {
    m_chart->setQuantity(static_cast<ScaleChart::Quantity>(index));
    explain();
  });
  connect(m_chart, &ScaleChart::distanceAsked, this, &ScaleSection::distanceAsked);
  connect(&m_live, &LiveHotSpots::sceneChanged, this, [this] {
    m_work.cancel();
    m_curve.reset();
    m_chart->clear();
    refresh();
  });
  connect(&m_work, &BackgroundTask::failed, this, [this](const QString& message) {
    refresh();
    m_words->setText(message);
  });
  refresh();
}

void ScaleSection::setDistance(double distance) {
  m_chart->setDistance(distance);
  if (m_curve)
    explain();
}

void ScaleSection::start() {
  if (!m_live.scene())
    return;
  m_curve.reset();
  m_self = m_live.params().self;
  m_of = m_scope->currentText();
  const std::optional<Extent> only =
      m_scope->currentIndex() == 1 ? std::optional(m_live.view()) : std::nullopt;
  m_work.start([this, scene = m_live.scene(), self = giSelfFrom(m_self), only](const Progress& progress) {
    const std::stop_token stop = progress.stopToken();
    const auto partly = [this, stop](const ScaleCurve& curve) {
      QMetaObject::invokeMethod(
          this,
          [this, stop, curve] {
            if (!stop.stop_requested() && m_work.running())
              take(curve);
          },
          Qt::QueuedConnection);
    };
    const ScaleCurve curve = scaleCurve(scene->gi, distances(), self, only, progress, partly);
    return BackgroundTask::Deliver([this, curve] {
      m_curve = curve;
      take(curve);
      refresh();
    });
  });
  refresh();
}

void ScaleSection::stop() {
  m_work.cancel();
  m_chart->clear();
  refresh();
}

void ScaleSection::take(const ScaleCurve& curve) {
  m_bar->setValue(curve.of > 0 ? static_cast<int>(1000 * curve.points / curve.of) : 1000);
  m_chart->setCurve(curve);
  if (!curve.complete())
    m_words->setText(
        tr("Estimated from %1 % of the targets so far")
            .arg(QLocale().toString(100.0 * static_cast<double>(curve.points) / static_cast<double>(curve.of),
                                    'f', 0)));
}

void ScaleSection::refresh() {
  const bool running = m_work.running(), ready = m_live.scene() != nullptr;
  m_start->setText(running ? tr("Cancel") : tr("Compute"));
  m_start->setEnabled(running || ready);
  m_start->setToolTip(!ready    ? tr("The targets have not been read yet")
                      : running ? tr("Stop computing the curve")
                                : tr("Count hot and cold spots at every 10 m from 30 to 500 m"));
  // The room stays: a bar that comes and goes would move the chart.
  QSizePolicy policy = m_bar->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  m_bar->setSizePolicy(policy);
  m_bar->setVisible(running);
  explain();
}

void ScaleSection::explain() {
  if (m_work.running())
    return;
  if (!m_curve) {
    m_words->setText(tr("How the number of hot and cold targets depends on the distance."));
    return;
  }
  const QLocale locale;
  QString words = tr("%1, %2 targets.").arg(m_of, locale.toString(static_cast<qlonglong>(m_curve->of)));
  switch (static_cast<ScaleChart::Quantity>(m_quantity->currentIndex())) {
  case ScaleChart::Quantity::Targets:
    words += ' ' + tr("Counted: targets at 95 % confidence or more, not corrected for many tests.");
    break;
  case ScaleChart::Quantity::Area:
    words += ' ' + tr("Area: cells of %1 m that hold at least one hot (or cold) target at 95 % confidence.")
                       .arg(locale.toString(m_curve->cell, 'f', 0));
    break;
  case ScaleChart::Quantity::MeanZ:
    if (const auto peak = firstPeak(*m_curve))
      words += ' ' + tr("Clustering is strongest near %1 m: the first peak of the mean |z|.")
                         .arg(locale.toString(*peak, 'f', 0));
    else
      words += ' ' + tr("The mean |z| has no peak from 30 to 500 m.");
    break;
  }
  if (m_self != m_live.params().self)
    words += ' ' + tr("The curve was computed with “%1”.").arg(QString::fromStdString(m_self));
  m_words->setText(words);
}

} // namespace scarp
