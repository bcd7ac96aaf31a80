// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run/learning_curves.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "widgets/chart/chart_palette.h"
#include "widgets/chart/curve_reduction.h"

#include <QChart>
#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QLocale>
#include <QLogValueAxis>
#include <QMessageBox>
#include <QPushButton>
#include <QSlider>
#include <QStackedLayout>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace scarp {

namespace {
constexpr double kFallbackColumns = 600;

/// The step of epochs that leaves at most ten labels.
double epochStep(double epochs) {
  for (const double step : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0})
    if (epochs / step <= 10)
      return step;
  return 1000;
}
} // namespace

CurveChart::CurveChart(const QString& title, bool zeroToOne, QWidget* parent)
    : ZoomChart(parent), m_zeroToOne(zeroToOne) {
  chart()->setTitle(title);
  chart()->setMargins({4, 0, 8, 0});
  setMinimumSize(240, 140);
}

void CurveChart::setCurves(std::vector<Curve> curves, double smoothing) {
  m_curves = std::move(curves);
  m_smoothing = smoothing;
  if (!zoomed()) // a zoomed chart stays where the person looks; the curves come in with the reset
    rebuild();
}

void CurveChart::setReference(const QString& name, std::optional<double> level) {
  m_referenceName = name;
  m_reference = level;
}

void CurveChart::setLogarithmic(bool on) {
  m_logarithmic = on;
  rebuild();
}

void CurveChart::addLine(const Curve& curve, const std::vector<QPointF>& points, bool faint) {
  auto* series = new QLineSeries;
  series->setName(curve.name);
  QColor colour = curve.colour;
  if (faint)
    colour.setAlphaF(0.25F);
  QPen pen(colour, faint ? 1 : 1.8);
  if (curve.dashed)
    pen.setStyle(Qt::DashLine);
  series->setPen(pen);
  const int columns = static_cast<int>(std::max<double>(kFallbackColumns, chart()->plotArea().width()));
  const std::vector<QPointF> light = reduced(points, columns);
  series->replace(QList<QPointF>(light.begin(), light.end()));
  chart()->addSeries(series);
  for (QLegendMarker* marker : chart()->legend()->markers(series))
    marker->setVisible(!faint);
}

void CurveChart::rebuild() {
  chart()->removeAllSeries();
  for (QAbstractAxis* axis : chart()->axes())
    chart()->removeAxis(axis);
  double xMax = 1, yMin = HUGE_VAL, yMax = -HUGE_VAL;
  for (const Curve& curve : m_curves)
    for (const QPointF& p : curve.points) {
      xMax = std::max(xMax, p.x());
      if (!std::isfinite(p.y()) || (m_logarithmic && p.y() <= 0))
        continue;
      yMin = std::min(yMin, p.y());
      yMax = std::max(yMax, p.y());
    }
  for (const Curve& curve : m_curves) {
    std::vector<QPointF> usable;
    std::copy_if(curve.points.begin(), curve.points.end(), std::back_inserter(usable),
                 [&](const QPointF& p) { return std::isfinite(p.y()) && (!m_logarithmic || p.y() > 0); });
    if (m_smoothing > 0)
      addLine(curve, usable, true);
    addLine(curve, smoothed(usable, m_smoothing), false);
  }
  if (m_reference)
    addLine(
        {m_referenceName, palette().color(QPalette::Text), {{0, *m_reference}, {xMax, *m_reference}}, true},
        {{0, *m_reference}, {xMax, *m_reference}}, false);

  auto* x = new QValueAxis;
  x->setTitleText(tr("epoch"));
  x->setRange(0, xMax);
  x->setTickType(QValueAxis::TicksDynamic);
  x->setTickInterval(epochStep(xMax));
  x->setLabelFormat("%d");
  QAbstractAxis* y = nullptr;
  if (m_logarithmic) {
    auto* axis = new QLogValueAxis;
    axis->setLabelFormat("%g");
    axis->setRange(yMin < yMax ? yMin * 0.9 : 0.01, yMin < yMax ? yMax * 1.1 : 1);
    y = axis;
  } else {
    auto* axis = new QValueAxis;
    axis->setLabelFormat("%.2f");
    axis->setRange(0, m_zeroToOne ? 1 : (yMax > 0 ? yMax * 1.05 : 1));
    y = axis;
  }
  chart()->addAxis(x, Qt::AlignBottom);
  chart()->addAxis(y, Qt::AlignLeft);
  for (QAbstractSeries* series : chart()->series()) {
    series->attachAxis(x);
    series->attachAxis(y);
  }
  applyPalette(*chart(), palette());
}

void CurveChart::resetZoom() {
  setZoomed(false);
  rebuild();
}

QString CurveChart::readoutAt(QPointF place) const {
  if (chart()->series().isEmpty() || !chart()->plotArea().contains(place))
    return {};
  const double x = chart()->mapToValue(place).x();
  QString text;
  for (const Curve& curve : m_curves) {
    if (curve.points.empty())
      continue;
    const auto nearest =
        std::min_element(curve.points.begin(), curve.points.end(), [&](const QPointF& a, const QPointF& b) {
          return std::abs(a.x() - x) < std::abs(b.x() - x);
        });
    if (text.isEmpty())
      text = tr("epoch %1").arg(QLocale().toString(nearest->x(), 'g', 4));
    text +=
        QString("<br><span style='color:%1'>&#9632;</span> %2&nbsp; <b>%3</b>")
            .arg(curve.colour.name(), curve.name.toHtmlEscaped(), QLocale().toString(nearest->y(), 'f', 4));
  }
  return text;
}

LearningCurves::LearningCurves(QWidget* parent)
    : QWidget(parent), m_loss(new CurveChart(tr("Loss"), false)), m_iou(new CurveChart(tr("IoU"), true)),
      m_smoothing(new QSlider(Qt::Horizontal)), m_smoothingText(new QLabel),
      m_logarithmic(new QCheckBox(tr("Logarithmic loss"))), m_stack(new QStackedLayout) {
  m_loss->setObjectName("loss-chart");
  m_iou->setObjectName("iou-chart");
  m_smoothing->setObjectName("smoothing");
  m_smoothing->setRange(0, 99);
  m_smoothing->setValue(60);
  m_smoothing->setMaximumWidth(160);
  m_smoothing->setToolTip(tr("Smoothing of the curves; the raw values stay faint behind"));
  auto* save = new QPushButton(tr("Export…"));
  save->setToolTip(tr("Save the charts as PNG, or their values as CSV"));

  auto* controls = new QHBoxLayout;
  controls->addWidget(new QLabel(tr("Smoothing")));
  controls->addWidget(m_smoothing);
  controls->addWidget(m_smoothingText);
  controls->addSpacing(12);
  controls->addWidget(m_logarithmic);
  controls->addStretch();
  controls->addWidget(new QLabel(tr("solid: training, dashed: validation")));
  controls->addSpacing(12);
  controls->addWidget(save);

  auto* charts = new QWidget;
  auto* row = new QHBoxLayout(charts);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(m_loss);
  row->addWidget(m_iou);
  auto* empty =
      new QLabel(tr("No training run is shown. Start one, or tick runs in the table to see their curves."));
  empty->setAlignment(Qt::AlignCenter);
  m_stack->addWidget(empty);
  m_stack->addWidget(charts);

  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(4, 4, 4, 4);
  whole->addLayout(controls);
  whole->addLayout(m_stack, 1);

  connect(m_smoothing, &QSlider::valueChanged, this, &LearningCurves::refresh);
  connect(m_logarithmic, &QCheckBox::toggled, m_loss, &CurveChart::setLogarithmic);
  connect(save, &QPushButton::clicked, this, &LearningCurves::exportAs);
  refresh();
}

void LearningCurves::setRuns(const std::vector<RunCurves>& runs) {
  m_runs = runs;
  refresh();
}

void LearningCurves::refresh() {
  const double smoothing = m_smoothing->value() / 100.0;
  m_smoothingText->setText(QLocale().toString(smoothing, 'f', 2));
  std::vector<Curve> loss, iou;
  std::optional<double> published;
  QString model;
  bool oneModel = true;
  for (const RunCurves& run : m_runs) {
    Curve trainLoss{run.name, run.colour, {}, false},
        validationLoss{run.name + tr(" (validation)"), run.colour, {}, true};
    Curve trainIou = trainLoss, validationIou = validationLoss;
    for (const MetricsRow& row : run.metrics) {
      const auto epoch = static_cast<double>(row.epoch);
      const bool train = row.phase == "train", validation = row.phase == "validation";
      if (row.loss && (train || validation))
        (train ? trainLoss : validationLoss).points.emplace_back(epoch, *row.loss);
      if (row.iou && (train || validation))
        (train ? trainIou : validationIou).points.emplace_back(epoch, *row.iou);
    }
    for (const Curve& curve : {trainLoss, validationLoss})
      if (!curve.points.empty())
        loss.push_back(curve);
    for (const Curve& curve : {trainIou, validationIou})
      if (!curve.points.empty())
        iou.push_back(curve);
    if (run.publishedIou) {
      oneModel = oneModel && (model.isEmpty() || model == run.model);
      model = run.model;
      published = run.publishedIou;
    }
  }
  m_stack->setCurrentIndex(m_runs.empty() ? 0 : 1);
  m_iou->setReference(tr("%1 as published").arg(model), oneModel ? published : std::nullopt);
  m_loss->setCurves(std::move(loss), smoothing);
  m_iou->setCurves(std::move(iou), smoothing);
}

void LearningCurves::exportAs() {
  auto* dialog = new QFileDialog(this, tr("Export the curves"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilters({tr("Picture (*.png)"), tr("Values (*.csv)")});
  dialog->setDefaultSuffix("png");
  dialog->selectFile("learning-curves.png");
  connect(dialog, &QFileDialog::fileSelected, this, &LearningCurves::exportTo);
  dialog->open();
}

void LearningCurves::exportTo(const QString& file) {
  try {
    if (!file.endsWith(".csv")) {
      if (!m_stack->currentWidget()->grab().save(file))
        throw inputError("cannot write " + file.toStdString(), "Choose another folder.");
      return;
    }
    std::string rows = "run,chart,epoch,value\n";
    for (const CurveChart* chart : {m_loss, m_iou})
      for (const Curve& curve : chart->curves())
        for (const QPointF& p : curve.points)
          rows += "\"" + curve.name.toStdString() + "\"," + (chart == m_loss ? "loss," : "iou,") +
                  formatNumber(p.x()) + "," + formatNumber(p.y()) + "\n";
    writeFileAtomically(file.toStdString(), rows);
  } catch (const Error& e) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Export"),
                                QString::fromStdString(std::string(e.what()) + ". " + e.hint()),
                                QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
  }
}

} // namespace scarp
