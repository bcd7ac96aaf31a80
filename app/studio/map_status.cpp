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
#include <algorithm>
#include <cmath>
#include <vector>

namespace scarp {

namespace {
QString degrees(double value, const QString& positive, const QString& negative) {
  return QLocale().toString(std::abs(value), 'f', 5) + "° " + (value < 0 ? negative : positive);
}

std::vector<double> numbersIn(const QString& typed) {
  std::vector<double> numbers;
  for (const QString& part : typed.split(QRegularExpression("[,;\\s]+"), Qt::SkipEmptyParts)) {
    const auto number = parseNumber(part.toStdString());
    if (!number)
      return {};
    numbers.push_back(*number);
  }
  return numbers;
}

} // namespace

MapStatus::MapStatus(MapCanvas& canvas, QWidget* parent)
    : QWidget(parent), m_canvas(canvas), m_coordinates(new QLabel), m_crs(new QLabel), m_goTo(new QLineEdit),
      m_scale(new QLineEdit) {
  m_goTo->setObjectName("go-to");
  m_goTo->setPlaceholderText(tr("Go to E N, or longitude latitude"));
  m_goTo->setToolTip(tr("Two numbers: map coordinates, or degrees of longitude and latitude. "
                        "Four: west, south, east, north of an extent"));
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

double MapStatus::unitMetres() const {
  return metresPerUnit(m_canvas.unitsAreDegrees(), m_canvas.view().centre().y);
}

void MapStatus::showScale() {
  if (m_scale->hasFocus() && m_scale->isModified())
    return;
  const double denominator = scaleDenominator(m_canvas.view().mapPerPixel(), logicalDpiX(), unitMetres());
  m_scale->setText("1:" + QLocale().toString(denominator, 'f', denominator < 10 ? 2 : 0));
}

void MapStatus::scaleTyped() {
  const QString typed = m_scale->text().section(':', -1).trimmed();
  bool understood = false;
  double denominator = QLocale().toDouble(typed, &understood); // 25,000 here is 25.000 elsewhere
  if (!understood)
    denominator = parseNumber(QString(typed).remove(QRegularExpression("[,\\s]")).toStdString()).value_or(0);
  if (denominator > 0)
    m_canvas.setView(m_canvas.view().scaled(mapPerPixelFor(denominator, logicalDpiX(), unitMetres())));
  else
    emit problem(tr("'%1' is not a scale").arg(m_scale->text()), tr("Type a number, such as 25000."));
  m_scale->setModified(false);
  m_canvas.setFocus();
  showScale();
}

void MapStatus::goToTyped() {
  const std::vector<double> typed = numbersIn(m_goTo->text());
  if (typed.size() != 2 && typed.size() != 4) {
    emit problem(tr("'%1' is not a place").arg(m_goTo->text()),
                 tr("Type two numbers, east then north; or west, south, east, north of an extent."));
    return;
  }
  try {
    const Point first = placeOf({typed[0], typed[1]});
    if (typed.size() == 4) {
      const Point second = placeOf({typed[2], typed[3]});
      m_canvas.zoomTo({std::min(first.x, second.x), std::min(first.y, second.y), std::max(first.x, second.x),
                       std::max(first.y, second.y)},
                      0);
    } else {
      m_canvas.centreOn(first);
      m_canvas.flash(first);
    }
    m_canvas.setFocus();
  } catch (const Error& error) {
    emit problem(QString::fromUtf8(error.what()), QString::fromStdString(error.hint()));
  }
}

Point MapStatus::placeOf(Point typed) const {
  const bool geographic = m_toGeographic && std::abs(typed.x) <= 180 && std::abs(typed.y) <= 90;
  return geographic ? CrsTransform(crsFromUser("EPSG:4326"), m_projectCrs).apply(typed) : typed;
}

} // namespace scarp
