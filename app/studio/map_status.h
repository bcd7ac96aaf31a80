// SPDX-License-Identifier: GPL-3.0-or-later
// The right end of the status bar: where the pointer is (map coordinates and WGS 84), a place to type
// coordinates, the CRS, and the scale, which can be typed too.
#pragma once

#include "core/geo/crs.h"
#include "core/geo/polygon.h"

#include <QWidget>
#include <memory>
#include <string>

class QLabel;
class QLineEdit;

namespace scarp {

class MapCanvas;

class MapStatus final : public QWidget {
  Q_OBJECT

public:
  explicit MapStatus(MapCanvas& canvas, QWidget* parent = nullptr);
  void setCrs(const std::string& crs); ///< WKT of the project; empty: a plane without a name
  void clear();
  /// "E 716,204.3  N 3,985,120.0   35.99000° N  101.40000° E"
  QString words(Point place) const;
  void focusGoTo(); ///< the field for coordinates

signals:
  void problem(const QString& text, const QString& hint);

private:
  void showScale();
  void goToTyped();
  void scaleTyped();
  double unitMetres() const;
  Point placeOf(Point typed) const; ///< degrees become map coordinates

  MapCanvas& m_canvas;
  std::string m_projectCrs;
  std::unique_ptr<CrsTransform> m_toGeographic;
  QLabel *m_coordinates, *m_crs;
  QLineEdit *m_goTo, *m_scale;
};

} // namespace scarp
