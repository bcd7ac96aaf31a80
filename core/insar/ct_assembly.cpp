// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/ct_assembly.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace scarp {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// An identifier such as 0017 or a number with more digits than a double holds stays a text.
bool isIdentifier(std::string_view text) {
  text = trimmed(text);
  const size_t digits = static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
  if (digits != text.size())
    return false;
  return digits > 15 || (digits > 1 && text.front() == '0');
}

struct Tally {
  int64_t rows = 0, noPlace = 0, lowCoherence = 0, noVelocity = 0;
};

void addNotice(Notices& notices, int64_t count, const std::string& one, const std::string& many) {
  if (count > 0)
    notices.push_back({Notice::Severity::Warning, formatCount(count) + " " + (count == 1 ? one : many)});
}

/// Real velocities in mm/yr scatter by more than this even where nothing moves.
bool looksLikeMetres(const std::vector<double>& velocities) {
  double largest = 0;
  for (const double v : velocities)
    largest = std::fmax(largest, std::abs(v));
  return velocities.size() >= 20 && largest > 0 && largest < 0.5;
}

void checkFound(const Tally& tally, const CtPoints& points, const std::filesystem::path& file,
                const CtReadOptions& options) {
  if (points.size() > 0)
    return;
  if (tally.rows == 0)
    throw inputError(file.string() + " holds no points", "The table has a header but no rows.", "no-points");
  if (tally.lowCoherence > 0)
    throw inputError("no point of " + file.string() + " has a coherence of " +
                         formatNumber(*options.minCoherence) + " or more",
                     "Lower the minimum coherence.", "no-points");
  throw inputError("no row of " + file.string() + " has a place: the coordinates are empty or not numbers",
                   "", "no-points");
}

} // namespace

void ColumnBuilder::add(TableSource& source, size_t column) {
  if (m_isText) {
    m_texts.emplace_back(source.text(column));
    return;
  }
  const auto number = source.number(column);
  if (m_mustBeNumbers) {
    m_unreadable += !number;
    m_numbers.push_back(number.value_or(kNaN));
    return;
  }
  if (number && !(*number >= 0 && source.mayBeIdentifier(column) && isIdentifier(source.text(column)))) {
    m_numbers.push_back(*number);
    return;
  }
  m_isText = true;
  for (const double value : m_numbers)
    m_texts.push_back(std::isnan(value) ? std::string() : formatNumber(value));
  m_numbers = {};
  m_texts.emplace_back(source.text(column));
}

CtColumn ColumnBuilder::take() {
  if (m_isText)
    return {std::move(m_name), std::move(m_texts)};
  return {std::move(m_name), std::move(m_numbers)};
}

CtPoints assemble(TableSource& source, const CtPlan& plan, const std::filesystem::path& file,
                  const CtReadOptions& options, const Progress& progress) {
  const CtRoles& roles = plan.roles;
  CtPoints points;
  points.crs = plan.crs;
  points.provenance = plan.provenance;
  points.notices = plan.notices;

  std::vector<bool> isDate(source.names().size(), false);
  for (size_t i = 0; i < source.names().size(); ++i)
    isDate[i] = dateInName(source.names()[i]).has_value();
  std::vector<ColumnBuilder> builders;
  std::vector<size_t> columns;
  std::optional<size_t> velocityAt;
  size_t firstDate = source.names().size();
  for (const auto& [date, column] : roles.dates)
    firstDate = std::min(firstDate, column);
  for (size_t i = 0; i < source.names().size(); ++i) {
    if (isDate[i])
      continue;
    if (options.columns && i != roles.velocity &&
        std::find(options.columns->begin(), options.columns->end(), source.names()[i]) ==
            options.columns->end())
      continue;
    const bool number = i == roles.velocity || i == roles.coherence || i == plan.x || i == plan.y;
    if (i == roles.velocity)
      velocityAt = builders.size();
    builders.emplace_back(source.names()[i], number);
    columns.push_back(i);
    points.columnsBeforeDates += i < firstDate;
  }
  if (options.readSeries)
    for (const auto& [date, column] : roles.dates) {
      points.dates.push_back(date);
      points.dateFields.push_back(source.names()[column]);
    }

  Tally tally;
  bool readSeries = options.readSeries;
  size_t met = 0, wanted = 0; // of the points with a place; of options.rows
  while (source.next()) {
    if (++tally.rows % 512 == 0)
      progress.step(source.fraction(), "reading " + file.filename().string());
    std::optional<Point> place;
    if (plan.x && plan.y)
      place = Point{source.number(*plan.x).value_or(kNaN), source.number(*plan.y).value_or(kNaN)};
    else
      place = source.place();
    if (!place || !std::isfinite(place->x) || !std::isfinite(place->y)) {
      ++tally.noPlace;
      continue;
    }
    const double coherence = roles.coherence ? source.number(*roles.coherence).value_or(kNaN) : kNaN;
    if (options.minCoherence && !(coherence >= *options.minCoherence)) {
      ++tally.lowCoherence;
      continue;
    }
    if (options.rows) {
      if (wanted == options.rows->size())
        break;
      if (met++ != (*options.rows)[wanted])
        continue;
      ++wanted;
    }
    points.x.push_back(place->x);
    points.y.push_back(place->y);
    if (roles.coherence)
      points.coherence.push_back(coherence);
    for (size_t k = 0; k < builders.size(); ++k)
      builders[k].add(source, columns[k]);
    if (!readSeries)
      continue;
    for (const auto& [date, column] : roles.dates)
      points.series.push_back(
          static_cast<float>(source.number(column).value_or(kNaN) * plan.provenance.factor));
    if (points.series.size() > options.mostSeriesValues) {
      points.series = {};
      readSeries = false;
    }
  }
  progress.step(1, "reading " + file.filename().string());
  checkFound(tally, points, file, options);

  points.velocity.assign(points.size(), kNaN);
  if (velocityAt) {
    const ColumnBuilder& builder = builders[*velocityAt];
    if (builder.unreadable() == static_cast<int64_t>(points.size()))
      throw inputError("the velocity column '" + plan.provenance.velocityField + "' of " + file.string() +
                           " holds no numbers",
                       "Name the right column with --velocity.", "no-velocity");
    for (size_t i = 0; i < points.size(); ++i) {
      points.velocity[i] = builder.numbers()[i] * plan.provenance.factor;
      tally.noVelocity += std::isnan(points.velocity[i]);
    }
  }
  if (velocityAt && options.velocityField.empty() && plan.provenance.factor == 1 &&
      looksLikeMetres(points.velocity))
    points.notices.push_back(
        {Notice::Severity::Warning,
         "no velocity reaches 0.5 mm/yr: are they in m/yr? They are read as " + plan.provenance.unit});
  for (ColumnBuilder& builder : builders)
    points.columns.push_back(builder.take());

  addNotice(points.notices, source.badRows(), "row with a wrong number of cells was left out",
            "rows with a wrong number of cells were left out");
  addNotice(points.notices, tally.noPlace, "row without coordinates was left out",
            "rows without coordinates were left out");
  addNotice(points.notices, tally.noVelocity, "point has no velocity", "points have no velocity");
  if (roles.repeatedDates > 0)
    addNotice(points.notices, static_cast<int64_t>(roles.repeatedDates),
              "column repeats a date and was left out", "columns repeat a date and were left out");
  if (tally.lowCoherence > 0)
    points.notices.push_back(
        {Notice::Severity::Info, formatCount(tally.lowCoherence) + " points below a coherence of " +
                                     formatNumber(*options.minCoherence) + " were left out"});
  for (Notice& notice : points.notices)
    if (notice.where.empty())
      notice.where = file.filename().string();
  return points;
}

} // namespace scarp
