// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/map_status.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "widgets/map/map_canvas.h"
#include "widgets/map/scale_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <cmath>

namespace scarp {

namespace {
QString degrees(double value, const QString& positive, const QString& negative) {
  return QLocale().toString(std::abs(value), 'f', 5) + "° " + (value < 0 ? negative : positive);
}
} // namespace

MapStatus::MapStatus(MapCanvas& canvas, QWidget* parent)
    : QWidget(parent), m_canvas(canvas), m_coordinates(new QLabel), m_crs(new QLabel), m_goTo(new QLineEdit),
      m_scale(new QLineEdit) {
  m_goTo->setObjectName("go-to");
  m_goTo->setPlaceholderText(tr("Go to E N, or longitude latitude"));
  m_goTo->setToolTip(tr("Two numbers: map coordinates, or degrees of longitude and latitude"));
  m_goTo->setMaximumWidth(230);
  m_scale->setObjectName("scale");
  m_scale->setToolTip(tr("Scale of the map; type one to go there"));
  m_scale->setMaximumWidth(110);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_coordinates, m_goTo, m_crs, m_scale})
    row->addWidget(widget);
  connect(m_goTo, &QLineEdit::returnPressed, this, &MapStatus::goToTyped);
  connect(m_scale, &QLineEdit::returnPressed, this, &MapStatus::scaleTyped);
  connect(&canvas, &MapCanvas::viewChanged, this, &MapStatus::showScale);
  connect(&canvas, &MapCanvas::cursorMoved, this,
          [this](Point place) { m_coordinates->setText(words(place)); });
  connect(&canvas, &MapCanvas::cursorLeft, m_coordinates, &QLabel::clear);
}

void MapStatus::setCrs(const std::string& crs) {
  m_projectCrs = crs;
  m_toGeographic.reset();
  if (!crs.empty() && isMetric(crs))
    m_toGeographic = std::make_unique<CrsTransform>(crs, crsFromUser("EPSG:4326"));
  m_crs->setText(QString::fromStdString(crsLabel(crs)));
}

void MapStatus::clear() {
  m_crs->clear();
  m_coordinates->clear();
}

QString MapStatus::words(Point place) const {
  QString line =
      tr("E %1  N %2").arg(QLocale().toString(place.x, 'f', 1), QLocale().toString(place.y, 'f', 1));
  if (m_toGeographic) {
    try {
      const Point at = m_toGeographic->apply(place);
      line += "   " + degrees(at.y, tr("N"), tr("S")) + "  " + degrees(at.x, tr("E"), tr("W"));
    } catch (const Error&) { // outside what the projection can express: the map coordinates stay
    }
  }
  return line;
}

void MapStatus::focusGoTo() {
  m_goTo->setFocus();
  m_goTo->selectAll();
}

void MapStatus::showScale() {
  if (m_scale->hasFocus() && m_scale->isModified())
    return;
  m_scale->setText(
      "1:" + QLocale().toString(scaleDenominator(m_canvas.view().mapPerPixel(), logicalDpiX(), 1), 'f', 0));
}

void MapStatus::scaleTyped() {
  const QString typed = m_scale->text().section(':', -1).remove(QRegularExpression("[^0-9.]"));
  if (const auto denominator = parseNumber(typed.toStdString()); denominator && *denominator > 0)
    m_canvas.setView(m_canvas.view().scaled(mapPerPixelFor(*denominator, logicalDpiX(), 1)));
  m_scale->setModified(false);
  showScale();
  m_canvas.setFocus();
}

void MapStatus::goToTyped() {
  const QStringList typed = m_goTo->text().split(QRegularExpression("[,;\\s]+"), Qt::SkipEmptyParts);
  const auto x = typed.size() == 2 ? parseNumber(typed[0].toStdString()) : std::nullopt;
  const auto y = typed.size() == 2 ? parseNumber(typed[1].toStdString()) : std::nullopt;
  if (!x || !y) {
    emit problem(tr("'%1' is not a place").arg(m_goTo->text()), tr("Type two numbers, east then north."));
    return;
  }
  Point place{*x, *y};
  try {
    if (m_toGeographic && std::abs(place.x) <= 180 && std::abs(place.y) <= 90)
      place = CrsTransform(crsFromUser("EPSG:4326"), m_projectCrs).apply(place);
    m_canvas.centreOn(place);
    m_canvas.flash(place);
  } catch (const Error& error) {
    emit problem(QString::fromUtf8(error.what()), QString::fromStdString(error.hint()));
  }
}

} // namespace scarp
