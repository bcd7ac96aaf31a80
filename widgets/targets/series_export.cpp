// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/series_export.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QGraphicsScene>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <algorithm>
#include <cmath>
#include <map>

namespace scarp {

namespace {

constexpr double kWidth = 180; // mm
constexpr double kDotsPerMillimetre = 300 / 25.4;

const char* nameOf(SeriesModel model) {
  switch (model) {
  case SeriesModel::Linear:
    return "linear";
  case SeriesModel::Seasonal:
    return "linear and annual wave";
  case SeriesModel::Quadratic:
    return "polynomial of degree 2";
  case SeriesModel::Cubic:
    return "polynomial of degree 3";
  case SeriesModel::None:
    break;
  }
  return "none";
}

std::string quoted(std::string text) {
  for (size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2)
    text.insert(at, "\"");
  return '"' + text + '"';
}

std::string oneLine(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string dateOf(const std::string& date) {
  return date.size() == 8 ? date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6) : date;
}

std::string cell(double value) {
  return std::isfinite(value) ? formatFixed(value, 3) : std::string();
}

void paintScenes(QPaintDevice& device, const std::vector<QGraphicsScene*>& fromTop, QSizeF size) {
  QPainter painter(&device);
  double whole = 0, y = 0;
  for (const QGraphicsScene* scene : fromTop)
    whole += scene->sceneRect().height();
  for (QGraphicsScene* scene : fromTop) {
    const double height = size.height() * scene->sceneRect().height() / whole;
    scene->render(&painter, {0, y, size.width(), height}, scene->sceneRect());
    y += height;
  }
}

std::string headOf(const PinnedModel::Item& item) {
  const TargetSeries& series = *item.series;
  std::string head = "# series " + quoted(oneLine(item.pin.name)) + ": ";
  head += item.pin.isArea()
              ? "mean of " + std::to_string(series.values.targets) + " targets in an area"
              : "target at " + formatFixed(series.place.x, 2) + " " + formatFixed(series.place.y, 2);
  if (item.fit)
    head += "; fit: " + std::string(nameOf(item.fit->model)) + ", rate " + formatFixed(item.fit->rate, 3) +
            " +- " + formatFixed(item.fit->rateError, 3) + " mm/yr (standard error), r2 " +
            formatFixed(item.fit->r2, 4) + ", RMSE " + formatFixed(item.fit->rmse, 3) + " mm, " +
            std::to_string(item.fit->count) + " dates";
  head += "\n#   reference: " + oneLine(referenceWords(series).toStdString()) + "\n";
  head += "#   source: " + oneLine(series.provenance.file) + "; in the file: " + series.provenance.unit +
          ", " + oneLine(series.provenance.sign) + ", factor " + formatNumber(series.provenance.factor) +
          "\n";
  return head;
}

} // namespace

QString referenceWords(const TargetSeries& series) {
  QString words = series.provenance.reference.empty()
                      ? QCoreApplication::translate("scarp::SeriesExport", "the file names no reference")
                      : QString::fromStdString(series.provenance.reference);
  if (series.referenceTargets > 0)
    words = QCoreApplication::translate(
                "scarp::SeriesExport",
                "relative to the mean of %1 chosen target(s), date by date; before that: %2")
                .arg(series.referenceTargets)
                .arg(words);
  return words;
}

double offsetOf(const TargetSeries& series, bool fromZero) {
  return fromZero ? static_cast<double>(firstValue(series.values.mean)) : 0;
}

void writeFigure(const std::filesystem::path& file, const std::vector<QGraphicsScene*>& fromTop) {
  double width = 0, height = 0;
  for (const QGraphicsScene* scene : fromTop) {
    width = std::max(width, scene->sceneRect().width());
    height += scene->sceneRect().height();
  }
  if (width <= 0 || height <= 0)
    throw inputError("there is no chart to write");
  const QSizeF millimetres(kWidth, kWidth * height / width);
  const std::string ending = lowerCase(file.extension().string());
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  if (ending == ".svg") {
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(QSize(qRound(width), qRound(height)));
    svg.setViewBox(QRectF(0, 0, width, height));
    svg.setTitle(QString::fromStdString(file.stem().string()));
    paintScenes(svg, fromTop, {width, height});
  } else if (ending == ".pdf") {
    QPdfWriter pdf(&buffer);
    pdf.setResolution(300);
    pdf.setPageSize(QPageSize(millimetres, QPageSize::Millimeter, {}, QPageSize::ExactMatch));
    pdf.setPageMargins(QMarginsF(0, 0, 0, 0));
    paintScenes(pdf, fromTop, QSizeF(pdf.width(), pdf.height()));
  } else if (ending == ".png") {
    QImage image((millimetres * kDotsPerMillimetre).toSize(), QImage::Format_RGB32);
    image.setDotsPerMeterX(qRound(kDotsPerMillimetre * 1000));
    image.setDotsPerMeterY(qRound(kDotsPerMillimetre * 1000));
    image.fill(Qt::white);
    paintScenes(image, fromTop, image.size());
    image.save(&buffer, "PNG");
  } else {
    throw usageError("'" + file.filename().string() + "' is no name of a figure", "Use .png, .svg or .pdf.");
  }
  buffer.close();
  writeFileAtomically(file, bytes.toStdString());
}

std::string seriesTable(const std::vector<PinnedModel::Item>& items, bool fromZero) {
  std::vector<const PinnedModel::Item*> shown;
  for (const PinnedModel::Item& item : items)
    if (item.pin.shown && item.series && item.series->problem.isEmpty())
      shown.push_back(&item);
  std::string head = "# displacement along the line of sight in mm, positive = toward the satellite\n";
  if (fromZero)
    head += "# every series starts at zero at its first value\n";
  std::string names = "date";
  std::map<std::string, std::vector<std::string>> rows; // of all series, by date
  size_t columns = 0;
  for (const PinnedModel::Item* item : shown) {
    head += headOf(*item);
    const TargetSeries& series = *item->series;
    const bool spread = !series.values.deviation.empty();
    const std::string name = oneLine(item->pin.name);
    names += "," + quoted(name + " [mm]");
    if (spread)
      names += "," + quoted(name + " standard deviation [mm]");
    if (item->fit)
      names += "," + quoted(name + " fit [mm]") + "," + quoted(name + " residual [mm]");
    const double offset = offsetOf(series, fromZero);
    for (size_t i = 0; i < series.dates.size(); ++i) {
      const double value = static_cast<double>(series.values.mean[i]) - offset;
      std::vector<std::string>& row = rows[series.dates[i]];
      row.resize(columns);
      row.push_back(cell(value));
      if (spread)
        row.push_back(cell(series.values.deviation[i]));
      if (item->fit) {
        const double fit = item->fit->valueAt(series.years[i]) - offset;
        row.push_back(cell(fit));
        row.push_back(cell(value - fit));
      }
    }
    columns += 1 + (spread ? 1 : 0) + (item->fit ? 2 : 0);
  }
  std::string table = head + names + "\n";
  for (auto& [date, row] : rows) {
    row.resize(columns);
    table += dateOf(date);
    for (const std::string& each : row)
      table += "," + each;
    table += "\n";
  }
  return table;
}

} // namespace scarp
