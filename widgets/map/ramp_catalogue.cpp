// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/ramp_catalogue.h"

#include <QCoreApplication>
#include <algorithm>
#include <initializer_list>

namespace scarp {

namespace {

struct RampCatalogue {
  Q_DECLARE_TR_FUNCTIONS(scarp::RampCatalogue)
};

ColourTable through(std::initializer_list<QRgb> anchors) {
  std::vector<QColor> colours;
  for (const QRgb anchor : anchors)
    colours.emplace_back(anchor);
  return labRamp(colours);
}

} // namespace

const std::vector<NamedRamp>& rampCatalogue() {
  // Ten published points of each of the well-known ramps; between them they are all but straight in L*a*b*.
  static const std::vector<NamedRamp> ramps{
      {"diverging", RampCatalogue::tr("Blue – white – red"), divergingRamp()},
      {"paper", RampCatalogue::tr("Blue – green – red (paper)"),
       through({0xff1f3fbf, 0xff3f9fd0, 0xff4cb050, 0xffe0a030, 0xffc8281e})},
      {"viridis", "Viridis",
       through({0xff440154, 0xff482878, 0xff3e4989, 0xff31688e, 0xff26828e, 0xff1f9e89, 0xff35b779,
                0xff6ece58, 0xffb5de2b, 0xfffde725})},
      {"magma", "Magma",
       through({0xff000004, 0xff180f3d, 0xff440f76, 0xff721f81, 0xff9e2f7f, 0xffcd4071, 0xfff1605d,
                0xfffd9668, 0xfffeca8d, 0xfffcfdbf})},
      {"inferno", "Inferno",
       through({0xff000004, 0xff1b0c41, 0xff4a0c6b, 0xff781c6d, 0xffa52c60, 0xffcf4446, 0xffed6925,
                0xfffb9b06, 0xfff7d13d, 0xfffcffa4})},
      {"plasma", "Plasma",
       through({0xff0d0887, 0xff46039f, 0xff7201a8, 0xff9c179e, 0xffbd3786, 0xffd8576b, 0xffed7953,
                0xfffb9f3a, 0xfffdca26, 0xfff0f921})},
      {"cividis", "Cividis",
       through({0xff00224e, 0xff123570, 0xff3b496c, 0xff575d6d, 0xff707173, 0xff8a8678, 0xffa59c74,
                0xffc3b369, 0xffe1cc55, 0xfffee838})},
      {"grey", RampCatalogue::tr("Grey"),
       [] {
         ColourTable table{};
         for (int i = 0; i < 256; ++i)
           table[static_cast<size_t>(i)] = qRgb(i, i, i);
         return table;
       }()},
      {"terrain", RampCatalogue::tr("Terrain"), elevationRamp()},
      {"slope", RampCatalogue::tr("Slope"), slopeRamp()},
      {"aspect", RampCatalogue::tr("Directions"), aspectRamp()}};
  return ramps;
}

const NamedRamp* rampNamed(const std::string& id) {
  const auto& ramps = rampCatalogue();
  const auto found = std::ranges::find(ramps, id, &NamedRamp::id);
  return found == ramps.end() ? nullptr : &*found;
}

ColourTable inverted(ColourTable table) {
  std::ranges::reverse(table);
  return table;
}

} // namespace scarp
