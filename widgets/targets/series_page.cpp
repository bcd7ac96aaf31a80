// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/series_page.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "widgets/targets/series_chart.h"
#include "widgets/targets/series_export.h"

#include <QAction>
#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QDateEdit>
#include <QDateTime>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace scarp {

namespace {

constexpr double kMillisecondsPerYear = 365.25 * 86400e3;
constexpr double kYear2000 = 946684800e3; // ms since 1970
constexpr int kFitSteps = 240;
constexpr double kSentinel1 = 55.466; // mm, C band

double milliseconds(double years) {
  return kYear2000 + years * kMillisecondsPerYear;
}

/// Points as shown, and those of the residuals.
std::pair<ChartSeries, ChartSeries> chartSeries(const PinnedModel::Item& item, bool fromZero) {
  const TargetSeries& series = *item.series;
  ChartSeries shown{
      QString::fromStdString(item.pin.name), QColor(QString::fromStdString(item.pin.colour)), {}, {}, {}, {}};
  if (item.pin.isArea())
    shown.name = SeriesPage::tr("%1 (mean of %2 targets)").arg(shown.name).arg(series.values.targets);
  if (series.referenceTargets > 0)
    shown.name += SeriesPage::tr(", relative to the reference");
  ChartSeries residual = shown;
  const double offset = offsetOf(series, fromZero);
  double first = HUGE_VAL, last = -HUGE_VAL;
  for (size_t i = 0; i < series.years.size(); ++i) {
    const double t = series.years[i], value = static_cast<double>(series.values.mean[i]) - offset;
    if (!std::isfinite(value) || !std::isfinite(t))
      continue;
    first = std::min(first, t);
    last = std::max(last, t);
    shown.points.emplace_back(milliseconds(t), value);
    if (!series.values.deviation.empty() && std::isfinite(series.values.deviation[i])) {
      const auto spread = static_cast<double>(series.values.deviation[i]);
      shown.low.emplace_back(milliseconds(t), value - spread);
      shown.high.emplace_back(milliseconds(t), value + spread);
    }
    if (item.fit)
      residual.points.emplace_back(milliseconds(t), value + offset - item.fit->valueAt(t));
  }
  if (item.fit)
    for (int k = 0; k <= kFitSteps; ++k) {
      const double t = first + (last - first) * k / kFitSteps;
      shown.fit.emplace_back(milliseconds(t), item.fit->valueAt(t) - offset);
    }
  return {shown, residual};
}

} // namespace

SeriesPage::SeriesPage(PinnedModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_list(new QTreeView), m_chart(new SeriesChart),
      m_residuals(new SeriesChart), m_fit(new QComboBox), m_showResiduals(new QCheckBox(tr("Residuals"))),
      m_fromZero(new QCheckBox(tr("Start at zero"))), m_replicas(new QCheckBox(tr("Replicas"))),
      m_fixed(new QCheckBox(tr("Fixed axes"))), m_wavelength(new QDoubleSpinBox), m_low(new QDoubleSpinBox),
      m_high(new QDoubleSpinBox), m_from(new QDateEdit), m_to(new QDateEdit), m_words(new QLabel),
      m_stack(new QStackedLayout) {
  m_residuals->setTitles({}, tr("left, mm"));
  m_residuals->hide();
  m_words->setWordWrap(true);
  m_words->setObjectName("series-words");
  auto* plots = new QWidget;
  auto* plotColumn = new QVBoxLayout(plots);
  plotColumn->setContentsMargins(0, 0, 0, 0);
  plotColumn->setSpacing(0);
  plotColumn->addWidget(m_chart, 3);
  plotColumn->addWidget(m_residuals, 2);
  auto* right = new QWidget;
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  column->addWidget(makeControls());
  column->addWidget(makeAxes());
  column->addWidget(plots, 1);
  auto* split = new QSplitter;
  split->addWidget(makeList());
  split->addWidget(right);
  split->setStretchFactor(1, 1);
  split->setSizes({340, 900});
  auto* empty = new QLabel(
      tr("No time series is pinned. Choose the tool “Target series” and click a coherent target, or "
         "“Area mean” and draw around several."));
  empty->setAlignment(Qt::AlignCenter);
  empty->setWordWrap(true);
  m_stack->addWidget(empty);
  m_stack->addWidget(split);
  setLayout(m_stack);
  connect(&model, &PinnedModel::seriesChanged, this, &SeriesPage::refresh);
  connect(m_chart, &SeriesChart::timeRangeChanged, m_residuals, &SeriesChart::setTimeRange);
  refresh();
}

QWidget* SeriesPage::makeControls() {
  m_fit->setObjectName("fit");
  m_fit->addItem(tr("No fit"), static_cast<int>(SeriesModel::None));
  m_fit->addItem(tr("Linear"), static_cast<int>(SeriesModel::Linear));
  m_fit->addItem(tr("Linear + annual"), static_cast<int>(SeriesModel::Seasonal));
  m_fit->addItem(tr("Quadratic"), static_cast<int>(SeriesModel::Quadratic));
  m_fit->addItem(tr("Cubic"), static_cast<int>(SeriesModel::Cubic));
  m_fit->setCurrentIndex(1);
  m_fit->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_fit->setToolTip(tr("Curve through every series, by least squares"));
  m_showResiduals->setObjectName("show-residuals");
  m_showResiduals->setToolTip(tr("A second chart with what the fit leaves over"));
  m_fromZero->setObjectName("from-zero");
  m_fromZero->setToolTip(tr("Takes the first value off every series"));
  m_replicas->setObjectName("replicas");
  m_replicas->setToolTip(
      tr("Faint copies half a wavelength above and below: where a value would be after a wrong "
         "count of phase cycles"));
  m_wavelength->setObjectName("wavelength");
  m_wavelength->setRange(1, 1000);
  m_wavelength->setDecimals(2);
  m_wavelength->setValue(kSentinel1);
  m_wavelength->setPrefix(tr("λ "));
  m_wavelength->setSuffix(tr(" mm"));
  m_wavelength->setToolTip(
      tr("Wavelength of the radar: 55.47 mm for C band (Sentinel-1), 31 mm for X, 236 mm for L"));
  m_fixed->setObjectName("fixed-axes");
  m_fixed->setToolTip(tr("Type the ranges of both axes"));
  auto* save = new QToolButton;
  save->setIcon(QIcon::fromTheme("document-export"));
  save->setAutoRaise(true);
  save->setToolTip(tr("Save the figure (PNG, SVG, PDF) or the values (CSV)"));
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(4, 2, 4, 0);
  for (QWidget* each :
       std::initializer_list<QWidget*>{m_fit, m_showResiduals, m_fromZero, m_replicas, m_fixed})
    layout->addWidget(each);
  layout->addStretch();
  layout->addWidget(save);
  connect(m_fit, &QComboBox::currentIndexChanged, this,
          [this] { m_model.setFitModel(static_cast<SeriesModel>(m_fit->currentData().toInt())); });
  connect(m_showResiduals, &QCheckBox::toggled, m_residuals, &QWidget::setVisible);
  connect(m_fromZero, &QCheckBox::toggled, this, &SeriesPage::refresh);
  connect(m_replicas, &QCheckBox::toggled, this, [this](bool on) {
    m_wavelength->setVisible(on);
    m_chart->setReplicas(on ? m_wavelength->value() / 2 : 0);
  });
  connect(m_wavelength, &QDoubleSpinBox::valueChanged, this, [this](double value) {
    if (m_replicas->isChecked())
      m_chart->setReplicas(value / 2);
  });
  connect(save, &QToolButton::clicked, this, &SeriesPage::chooseFile);
  return row;
}

QWidget* SeriesPage::makeAxes() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(4, 0, 4, 0);
  for (QDateEdit* each : {m_from, m_to}) {
    each->setCalendarPopup(true);
    each->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat));
  }
  for (QDoubleSpinBox* each : {m_low, m_high}) {
    each->setRange(-100000, 100000);
    each->setDecimals(1);
    each->setSuffix(tr(" mm"));
  }
  m_from->setObjectName("axis-from");
  m_to->setObjectName("axis-to");
  m_low->setObjectName("axis-low");
  m_high->setObjectName("axis-high");
  layout->addWidget(new QLabel(tr("Dates")));
  layout->addWidget(m_from);
  layout->addWidget(new QLabel(QStringLiteral("–")));
  layout->addWidget(m_to);
  layout->addSpacing(12);
  layout->addWidget(new QLabel(tr("Displacement")));
  layout->addWidget(m_low);
  layout->addWidget(new QLabel(QStringLiteral("–")));
  layout->addWidget(m_high);
  layout->addStretch();
  auto* whole = new QWidget; // the wavelength belongs to the replicas, the ranges to the fixed axes
  auto* beside = new QHBoxLayout(whole);
  beside->setContentsMargins(4, 0, 4, 0);
  beside->addWidget(m_wavelength);
  beside->addWidget(row, 1);
  row->hide();
  m_wavelength->hide();
  connect(m_fixed, &QCheckBox::toggled, row, [this, row](bool on) {
    row->setVisible(on);
    if (on)
      fillAxes();
    applyAxes();
  });
  for (QDateEdit* each : {m_from, m_to})
    connect(each, &QDateEdit::dateChanged, this, &SeriesPage::applyAxes);
  for (QDoubleSpinBox* each : {m_low, m_high})
    connect(each, &QDoubleSpinBox::valueChanged, this, &SeriesPage::applyAxes);
  return whole;
}

QWidget* SeriesPage::makeList() {
  m_list->setObjectName("pinned");
  m_list->setModel(&m_model);
  m_list->setRootIsDecorated(false);
  m_list->setUniformRowHeights(true);
  m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
  m_list->header()->setStretchLastSection(false);
  m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_list->header()->setSectionResizeMode(0, QHeaderView::Interactive); // names stay readable in a narrow list
  m_list->header()->resizeSection(0, 130);
  m_list->setMinimumWidth(180);
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(2, 0, 2, 2);
  const auto action = [&](const char* icon, const QString& name, const QString& hint,
                          const QKeySequence& keys, auto&& run) {
    auto* made = new QAction(QIcon::fromTheme(icon), name, m_list);
    made->setShortcut(keys);
    made->setShortcutContext(Qt::WidgetShortcut);
    made->setToolTip(keys.isEmpty() ? hint : hint + " (" + keys.toString(QKeySequence::NativeText) + ")");
    connect(made, &QAction::triggered, this, run);
    m_list->addAction(made);
    auto* button = new QToolButton;
    button->setDefaultAction(made);
    button->setAutoRaise(true);
    bar->addWidget(button);
  };
  action("zoom-to-selection", tr("Zoom to"), tr("Show the target or area on the map"), QKeySequence(),
         [this] {
           for (const int row : chosenRows())
             emit zoomAsked(m_model.items()[static_cast<size_t>(row)].pin.extent());
         });
  action("color-picker", tr("Colour…"), tr("Another colour for the series"), QKeySequence(),
         [this] { chooseColour(); });
  action("edit-delete", tr("Remove series"), tr("Take the series out of the list"), QKeySequence::Delete,
         [this] { m_model.remove(chosenRows()); });
  bar->addStretch();
  auto* whole = new QWidget;
  auto* column = new QVBoxLayout(whole);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  column->addWidget(m_list, 1);
  column->addWidget(m_words);
  column->addLayout(bar);
  return whole;
}

std::vector<int> SeriesPage::chosenRows() const {
  std::vector<int> rows;
  for (const QModelIndex& index : m_list->selectionModel()->selectedRows())
    rows.push_back(index.row());
  return rows;
}

void SeriesPage::refresh() {
  m_stack->setCurrentIndex(m_model.items().empty() ? 0 : 1);
  std::vector<ChartSeries> shown, residuals;
  QString words, reference;
  for (const PinnedModel::Item& item : m_model.items()) {
    if (!item.pin.shown || !item.series)
      continue;
    if (!item.series->problem.isEmpty()) {
      words = tr("%1: %2.").arg(QString::fromStdString(item.pin.name), item.series->problem);
      continue;
    }
    auto [points, rest] = chartSeries(item, m_fromZero->isChecked());
    shown.push_back(std::move(points));
    residuals.push_back(std::move(rest));
    reference = item.series->referenceTargets > 0
                    ? tr("relative to %1 chosen target(s)").arg(item.series->referenceTargets)
                    : tr("reference: %1").arg(referenceWords(*item.series));
    if (item.fit && item.fit->model == SeriesModel::Seasonal)
      words = tr("Annual wave of %1: ±%2 mm, highest around %3.")
                  .arg(QString::fromStdString(item.pin.name), QLocale().toString(item.fit->amplitude, 'f', 1),
                       QLocale().toString(QDate(2001, 1, 1).addDays(qRound(item.fit->peakOfYear * 365)),
                                          QStringLiteral("d MMMM")));
  }
  m_words->setText(words);
  m_words->setVisible(!words.isEmpty());
  QString title = tr("LOS displacement, mm, + = toward the satellite");
  if (!reference.isEmpty())
    title += QStringLiteral("; ") + reference;
  m_chart->setTitles(title, tr("mm"));
  m_chart->setSeries(std::move(shown));
  m_residuals->setSeries(std::move(residuals));
  const auto [from, to] = m_chart->xRange();
  m_residuals->setTimeRange(from, to);
}

void SeriesPage::fillAxes() {
  const QSignalBlocker a(m_from), b(m_to), c(m_low), d(m_high);
  const auto date = [](double ms) {
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(ms), Qt::UTC).date();
  };
  m_from->setDate(date(m_chart->xRange().first));
  m_to->setDate(date(m_chart->xRange().second));
  m_low->setValue(m_chart->yRange().first);
  m_high->setValue(m_chart->yRange().second);
}

void SeriesPage::applyAxes() {
  if (!m_fixed->isChecked()) {
    m_chart->setRanges({}, {});
    return;
  }
  const auto time = [](const QDateEdit* edit) {
    return static_cast<double>(edit->date().startOfDay(Qt::UTC).toMSecsSinceEpoch());
  };
  if (m_from->date() < m_to->date() && m_low->value() < m_high->value()) // else: still being typed
    m_chart->setRanges(std::pair(time(m_from), time(m_to)), std::pair(m_low->value(), m_high->value()));
}

void SeriesPage::chooseColour() {
  const std::vector<int> rows = chosenRows();
  if (rows.empty())
    return;
  const auto& pin = m_model.items()[static_cast<size_t>(rows.front())].pin;
  auto* dialog = new QColorDialog(QColor(QString::fromStdString(pin.colour)), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QColorDialog::colorSelected, this, [this, rows](const QColor& colour) {
    for (const int row : rows)
      m_model.setColour(row, colour);
  });
  dialog->open();
}

void SeriesPage::chooseFile() {
  auto* dialog = new QFileDialog(this, tr("Export the time series"), {},
                                 tr("Picture (*.png);;Drawing (*.svg);;PDF (*.pdf);;Values (*.csv)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->selectFile(QStringLiteral("series.png"));
  dialog->setDefaultSuffix(QStringLiteral("png"));
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
    dialog->setDefaultSuffix(filter.section(QStringLiteral("*."), 1).section(')', 0, 0));
  });
  connect(dialog, &QFileDialog::fileSelected, this, &SeriesPage::exportTo);
  dialog->open();
}

bool SeriesPage::exportTo(const QString& file) {
  try {
    if (file.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive)) {
      writeFileAtomically(file.toStdString(), seriesTable(m_model.items(), m_fromZero->isChecked()));
    } else {
      std::vector<QGraphicsScene*> scenes{m_chart->scene()};
      if (m_showResiduals->isChecked())
        scenes.push_back(m_residuals->scene());
      writeFigure(file.toStdString(), scenes);
    }
    emit message(tr("Written: %1").arg(file));
    return true;
  } catch (const scarp::Error& error) {
    emit failed(QString::fromUtf8(error.what()), QString::fromStdString(error.hint()));
    return false;
  }
}

} // namespace scarp
