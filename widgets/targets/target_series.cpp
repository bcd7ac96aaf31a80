// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/target_series.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace scarp {

namespace {

QString tr(const char* words) {
  return QCoreApplication::translate("scarp::TargetSeries", words);
}

SeriesMean meanOf(const CtLayer& layer, std::span<const uint32_t> targets, const std::stop_token& stop) {
  const Progress progress(stop, {});
  std::vector<float> values;
  if (layer.source())
    values = layer.source()->series(targets, progress);
  else
    for (const uint32_t i : targets) {
      const std::vector<float> one = layer.cloud().series(i);
      values.insert(values.end(), one.begin(), one.end());
    }
  return meanOfSeries(values, values.empty() ? 0 : layer.cloud().dates().size());
}

} // namespace

TargetSeries readTargetSeries(const CtLayer& layer, const MultiPolygon& area, Point place,
                              const std::stop_token& stop) {
  const CtCloud& cloud = layer.cloud();
  TargetSeries result;
  result.provenance = cloud.provenance();
  result.place = place;
  try {
    std::vector<uint32_t> targets = targetsOf(cloud, area, place);
    if (!area.empty()) // what the filter hides is not part of a mean
      std::erase_if(targets, [&](uint32_t i) { return !layer.symbols().isShown(i); });
    if (targets.empty()) {
      result.problem =
          area.empty() ? tr("No target is here any more") : tr("No shown target is in this area");
      return result;
    }
    if (area.empty()) {
      result.target = targets.front();
      result.place = {cloud.x(targets.front()), cloud.y(targets.front())};
    }
    double sum = 0, count = 0;
    for (const uint32_t i : targets)
      if (std::isfinite(cloud.velocity(i))) {
        sum += cloud.velocity(i);
        ++count;
      }
    result.velocity =
        count > 0 ? sum / count - static_cast<double>(layer.symbols().referenceVelocity()) : std::nan("");
    result.dates = cloud.dates();
    result.years = yearsOf(result.dates);
    result.values = meanOf(layer, targets, stop);
    result.values.targets = targets.size();
    if (result.values.mean.empty()) {
      result.problem = tr("This set of targets has no time series");
      return result;
    }
    if (area.empty())
      result.values.deviation.clear();
    if (const auto& reference = layer.style().reference) {
      const auto others = targetsOf(cloud, reference->area, reference->place);
      result.referenceTargets = others.size();
      if (!others.empty())
        result.values.mean = relativeTo(result.values.mean, meanOf(layer, others, stop).mean);
    }
  } catch (const Error& error) {
    result.problem =
        QString::fromUtf8(error.what()) + QStringLiteral(". ") + QString::fromStdString(error.hint());
  }
  return result;
}

std::vector<std::pair<QString, QString>> readAttributes(const CtLayer& layer, uint32_t target,
                                                        const std::stop_token& stop) {
  std::vector<std::pair<QString, QString>> result;
  if (!layer.source())
    return result;
  try {
    const CtPoints points = layer.source()->row(target, Progress(stop, {}));
    for (const CtColumn& column : points.columns) {
      const QString name = QString::fromStdString(column.name);
      if (const auto* numbers = std::get_if<std::vector<double>>(&column.values)) {
        if (std::isfinite(numbers->at(0)))
          result.emplace_back(name, QLocale().toString(numbers->at(0), 'g', 9));
      } else {
        result.emplace_back(name,
                            QString::fromStdString(std::get<std::vector<std::string>>(column.values).at(0)));
      }
    }
  } catch (const Error&) { // the file went away: what the map keeps is still shown
  }
  return result;
}

} // namespace scarp
