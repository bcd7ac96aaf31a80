// SPDX-License-Identifier: GPL-3.0-or-later
// The facts of a place in words: sections of rows with a name and a value, for the panel and for the
// clipboard.
#pragma once

#include "widgets/explain/place_facts.h"

#include <QString>
#include <QStringList>
#include <vector>

namespace scarp {

struct PlaceRow {
  QString name, value;
};
struct PlaceSection {
  QString title;
  std::vector<PlaceRow> rows;
};

std::vector<PlaceSection> placeSections(const PlaceFacts& facts);
QString placeText(const std::vector<PlaceSection>& sections); ///< plain, one row a line
QString placeHtml(const std::vector<PlaceSection>& sections);

QString compassWord(Compass direction); ///< "north-east"
/// For programs: "716204.3, 3985120.0" and "35.986583, 101.398244"; the second is empty where unknown.
QString mapCoordinates(const PlaceFacts& facts);
QString geographicCoordinates(const PlaceFacts& facts);

} // namespace scarp
