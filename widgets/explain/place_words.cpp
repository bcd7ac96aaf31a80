// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explain/place_words.h"

#include "core/geo/crs.h"
#include "widgets/explain/place_panel.h"

#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace scarp {

namespace {

QString named(const std::string& name) {
  return QString::fromStdString(name);
}

QString number(double value, int decimals) {
  return QLocale().toString(value, 'f', decimals);
}

QString length(double metres) {
  return metres < 1000 ? PlacePanel::tr("%1 m").arg(number(metres, 0))
                       : PlacePanel::tr("%1 km").arg(number(metres / 1000, 1));
}

QString count(int64_t n) {
  return QLocale().toString(static_cast<qlonglong>(n));
}

QString steepness(double degrees) {
  return degrees < 5    ? PlacePanel::tr("nearly level")
         : degrees < 15 ? PlacePanel::tr("gentle")
         : degrees < 30 ? PlacePanel::tr("moderate")
         : degrees < 45 ? PlacePanel::tr("steep")
                        : PlacePanel::tr("very steep");
}

PlaceSection coordinates(const PlaceFacts& f) {
  PlaceSection section{PlacePanel::tr("Place"), {}};
  const bool degrees = isGeographic(f.crs);
  section.rows.push_back({named(crsLabel(f.crs)),
                          PlacePanel::tr("E %1  N %2")
                              .arg(number(f.place.x, degrees ? 6 : 1), number(f.place.y, degrees ? 6 : 1))});
  if (f.geographic && !degrees)
    section.rows.push_back({PlacePanel::tr("WGS 84"),
                            QStringLiteral("%1° %2  %3° %4")
                                .arg(number(std::abs(f.geographic->y), 5),
                                     f.geographic->y < 0 ? PlacePanel::tr("S") : PlacePanel::tr("N"),
                                     number(std::abs(f.geographic->x), 5),
                                     f.geographic->x < 0 ? PlacePanel::tr("W") : PlacePanel::tr("E"))});
  return section;
}

PlaceSection motion(const PlaceFacts& f) {
  PlaceSection section{PlacePanel::tr("Motion within %1").arg(length(f.radius)), {}};
  const auto add = [&](const QString& name, const QString& value) { section.rows.push_back({name, value}); };
  if (!f.hasTargets) {
    add(PlacePanel::tr("Targets"), PlacePanel::tr("no layer of coherent targets is shown"));
    return section;
  }
  add(PlacePanel::tr("Targets"),
      PlacePanel::tr("%1, %2 per km²").arg(count(f.around.count), number(f.around.density, 0)));
  if (std::isfinite(f.around.mean)) {
    add(PlacePanel::tr("Mean velocity"),
        PlacePanel::tr("%1 mm/yr, from %2 to %3")
            .arg(number(f.around.mean, 1), number(f.around.least, 1), number(f.around.most, 1)));
    QString direction = f.around.mean > 0   ? PlacePanel::tr("toward the satellite")
                        : f.around.mean < 0 ? PlacePanel::tr("away from the satellite")
                                            : PlacePanel::tr("neither toward nor away");
    if (std::abs(f.around.mean) <= f.threshold)
      direction += PlacePanel::tr(", within the stability threshold");
    add(PlacePanel::tr("Direction"), direction);
  }
  if (f.around.count > 0 && f.around.series.empty())
    add(PlacePanel::tr("Time series"), PlacePanel::tr("the table has none, or is too long to keep them"));
  if (f.nearestDistance && f.nearestVelocity)
    add(PlacePanel::tr("Nearest target"),
        PlacePanel::tr("%1 mm/yr, %2 away").arg(number(*f.nearestVelocity, 1), length(*f.nearestDistance)));
  return section;
}

PlaceSection hotSpot(const PlaceFacts& f) {
  PlaceSection section{PlacePanel::tr("Hot spot at %1").arg(length(f.radius)), {}};
  const auto add = [&](const QString& name, const QString& value) { section.rows.push_back({name, value}); };
  if (!f.hasGi)
    add(PlacePanel::tr("Gi*"), PlacePanel::tr("the targets are not read yet"));
  else if (!f.gi)
    add(PlacePanel::tr("Gi*"), PlacePanel::tr("no target within reach"));
  else if (std::isnan(f.gi->z))
    add(PlacePanel::tr("Gi*"), PlacePanel::tr("undefined: too few neighbours"));
  else {
    static constexpr std::array<int, 4> kPercent{0, 90, 95, 99};
    const QString percent = QString::number(kPercent[static_cast<size_t>(std::abs(f.gi->bin))]);
    add(PlacePanel::tr("Gi*"), f.gi->bin == 0  ? PlacePanel::tr("not significant")
                               : f.gi->bin > 0 ? PlacePanel::tr("hot at %1 % confidence").arg(percent)
                                               : PlacePanel::tr("cold at %1 % confidence").arg(percent));
    add(PlacePanel::tr("z and p"),
        PlacePanel::tr("z %1, p %2")
            .arg(number(f.gi->z, 2), f.gi->p < 0.001 ? PlacePanel::tr("below 0.001") : number(f.gi->p, 3)));
  }
  if (f.gi)
    add(PlacePanel::tr("Neighbours"),
        PlacePanel::tr("%1 of the target %2 away").arg(count(f.gi->neighbours), length(f.gi->distance)));
  return section;
}

/// A row per raster; in words when there is none.
void addRasters(PlaceSection& section, const std::vector<PlaceFacts::Value>& values,
                const std::function<QString(const PlaceFacts::Value&)>& say) {
  for (const PlaceFacts::Value& each : values)
    section.rows.push_back({named(each.layer), each.value               ? say(each)
                                               : each.problem.isEmpty() ? PlacePanel::tr("no value here")
                                                                        : each.problem});
}

PlaceSection terrain(const PlaceFacts& f) {
  PlaceSection section{PlacePanel::tr("Terrain"), {}};
  addRasters(section, f.elevations,
             [](const PlaceFacts::Value& v) { return PlacePanel::tr("%1 m").arg(number(*v.value, 0)); });
  addRasters(section, f.slopes, [](const PlaceFacts::Value& v) {
    return PlacePanel::tr("%1°, %2").arg(number(*v.value, 0), steepness(*v.value));
  });
  // A level cell has no aspect; nor has a cell without terrain.
  const bool level = std::any_of(f.slopes.begin(), f.slopes.end(),
                                 [](const PlaceFacts::Value& v) { return v.value && *v.value < 0.01; });
  for (const PlaceFacts::Value& v : f.aspects)
    section.rows.push_back(
        {named(v.layer),
         !v.problem.isEmpty() ? v.problem
         : v.value
             ? PlacePanel::tr("faces %1 (%2°)").arg(compassWord(compassOf(*v.value)), number(*v.value, 0))
         : level ? PlacePanel::tr("level: faces nowhere")
                 : PlacePanel::tr("no value here")});
  if (section.rows.empty())
    section.rows.push_back(
        {PlacePanel::tr("Height, slope, aspect"), PlacePanel::tr("the project has no such layers")});
  return section;
}

QString areaWords(const Area& area) {
  QString text = PlacePanel::tr("%1 of %2")
                     .arg(named(area.attributes.className),
                          PlacePanel::tr("%1 m²").arg(number(scarp::area(area.shape), 0)));
  if (area.attributes.confidence != Confidence::NotStated)
    text += PlacePanel::tr(", confidence %1").arg(named(nameOf(area.attributes.confidence)));
  return text + PlacePanel::tr(", area %1").arg(named(textOf(area.id)));
}

PlaceSection experts(const PlaceFacts& f) {
  PlaceSection section{PlacePanel::tr("Experts"), {}};
  if (f.votes.empty() && f.problems.empty()) {
    section.rows.push_back({PlacePanel::tr("Labels"), PlacePanel::tr("the project has no experts")});
  } else if (!f.votes.empty()) {
    section.title = PlacePanel::tr("Experts: %1 of %2 have an area here, as last saved")
                        .arg(agreeing(f.votes))
                        .arg(f.votes.size());
    for (const PlaceVote& vote : f.votes) {
      QStringList areas;
      for (const Area& area : vote.areas)
        areas << areaWords(area);
      section.rows.push_back({named(vote.expert), areas.isEmpty() ? PlacePanel::tr("nothing here")
                                                                  : areas.join(QStringLiteral("; "))});
    }
  }
  for (const QString& problem : f.problems)
    section.rows.push_back({PlacePanel::tr("Not read"), problem});
  return section;
}

QString coverWords(const PlaceFacts::Cover& c) {
  return c.area                ? PlacePanel::tr("inside an area of %1 m²").arg(number(*c.area, 0))
         : c.problem.isEmpty() ? PlacePanel::tr("outside")
                               : c.problem;
}

PlaceSection models(const PlaceFacts& f) {
  PlaceSection section{PlacePanel::tr("Consensus and models"), {}};
  for (const PlaceFacts::Cover& c : f.consensus)
    section.rows.push_back({named(c.layer), coverWords(c)});
  for (const PlaceFacts::Prediction& p : f.predictions)
    section.rows.push_back(
        {named(p.layer),
         !p.value ? (p.problem.isEmpty() ? PlacePanel::tr("no value here") : p.problem)
         : *p.value >= p.threshold
             ? PlacePanel::tr("%1: landslide (threshold %2)").arg(number(*p.value, 2), number(p.threshold, 2))
             : PlacePanel::tr("%1: below the threshold %2")
                   .arg(number(*p.value, 2), number(p.threshold, 2))});
  for (const PlaceFacts::Cover& c : f.predictedAreas)
    section.rows.push_back({named(c.layer), coverWords(c)});
  if (f.predictions.empty() && f.predictedAreas.empty())
    section.rows.push_back({PlacePanel::tr("Models"), PlacePanel::tr("no prediction has been made yet")});
  return section;
}

PlaceSection lines(const PlaceFacts& f) {
  PlaceSection section{PlacePanel::tr("Nearest lines"), {}};
  for (const PlaceFacts::Line& line : f.lines)
    section.rows.push_back(
        {named(line.layer),
         line.nearest             ? (line.nearest->distance > 0 ? PlacePanel::tr("%1, to the %2")
                                                          .arg(length(line.nearest->distance),
                                                                           compassWord(compassOf(line.nearest->bearing)))
                                                                : PlacePanel::tr("here"))
         : line.problem.isEmpty() ? PlacePanel::tr("the layer is empty")
                                  : line.problem});
  return section;
}

} // namespace

QString compassWord(Compass direction) {
  switch (direction) {
  case Compass::North:
    return PlacePanel::tr("north");
  case Compass::NorthEast:
    return PlacePanel::tr("north-east");
  case Compass::East:
    return PlacePanel::tr("east");
  case Compass::SouthEast:
    return PlacePanel::tr("south-east");
  case Compass::South:
    return PlacePanel::tr("south");
  case Compass::SouthWest:
    return PlacePanel::tr("south-west");
  case Compass::West:
    return PlacePanel::tr("west");
  case Compass::NorthWest:
    return PlacePanel::tr("north-west");
  case Compass::Flat:
    break;
  }
  return PlacePanel::tr("nowhere");
}

std::vector<PlaceSection> placeSections(const PlaceFacts& f) {
  std::vector<PlaceSection> sections{coordinates(f), motion(f), hotSpot(f)};
  addRasters(sections.back(), f.densities, [](const PlaceFacts::Value& v) {
    return v.velocity ? PlacePanel::tr("%1 mm/yr").arg(number(*v.value, 1))
                      : PlacePanel::tr("%1 per km²").arg(number(*v.value, 0));
  });
  for (PlaceSection section : {experts(f), models(f), terrain(f), lines(f)})
    if (!section.rows.empty())
      sections.push_back(std::move(section));
  return sections;
}

QString sectionsText(const std::vector<PlaceSection>& sections) {
  QString text;
  for (const PlaceSection& section : sections) {
    text += section.title + '\n';
    for (const PlaceRow& row : section.rows)
      text += "  " + row.name + ": " + row.value + '\n';
  }
  return text;
}

QString sectionsHtml(const std::vector<PlaceSection>& sections) {
  QString html;
  for (const PlaceSection& section : sections) {
    html += "<p style='margin:8px 0 2px 0'><b>" + section.title.toHtmlEscaped() + "</b></p><table>";
    for (const PlaceRow& row : section.rows)
      html += "<tr><td style='padding-right:10px'>" + row.name.toHtmlEscaped() + "</td><td>" +
              row.value.toHtmlEscaped() + "</td></tr>";
    html += "</table>";
  }
  return html;
}

} // namespace scarp
