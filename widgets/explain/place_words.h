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
QString sectionsText(const std::vector<PlaceSection>& sections); ///< plain, one row a line
QString sectionsHtml(const std::vector<PlaceSection>& sections);

QString compassWord(Compass direction); ///< "north-east"

} // namespace scarp
