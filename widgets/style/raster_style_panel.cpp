// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/raster_style_panel.h"

#include "core/base/text.h"
#include "widgets/map/ramp_catalogue.h"
#include "widgets/map/raster_layer.h"
#include "widgets/style/slide_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace scarp {

namespace {

constexpr int kIconWidth = 72, kIconHeight = 14;

QIcon rampIcon(const ColourTable& table) {
  QImage bar(kIconWidth, kIconHeight, QImage::Format_RGB32);
  for (int x = 0; x < kIconWidth; ++x)
    for (int y = 0; y < kIconHeight; ++y)
      bar.setPixel(x, y, table[static_cast<size_t>(x * 255 / (kIconWidth - 1))]);
  return QIcon(QPixmap::fromImage(bar));
}

/// As it can be typed back: with a dot, whatever the locale.
QString plain(double value, int decimals) {
  return QString::number(value, 'f', decimals);
}

void select(QComboBox* box, const QVariant& data) {
  box->setCurrentIndex(std::max(0, box->findData(data)));
}

QWidget* besideEachOther(std::initializer_list<QWidget*> widgets) {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  for (QWidget* widget : widgets)
    layout->addWidget(widget, 1);
  return row;
}

} // namespace

RasterStylePanel::RasterStylePanel(ProjectDocument& document, LayerStack& stack, QWidget* parent)
    : QWidget(parent), m_document(document), m_stack(stack), m_pages(new QStackedWidget), m_why(new QLabel),
      m_title(new QLabel), m_show(new QComboBox), m_stretch(new QComboBox), m_ramp(new QComboBox),
      m_resampling(new QComboBox), m_symmetric(new QCheckBox(tr("Equally far on both sides of 0"))),
      m_invert(new QCheckBox(tr("Inverted"))), m_belowOn(new QCheckBox(tr("Hide below"))),
      m_aboveOn(new QCheckBox(tr("Hide above"))), m_hillshade(new QCheckBox(tr("Hillshade"))),
      m_below(new SlideBox(0, 1, 2)), m_above(new SlideBox(0, 1, 2)),
      m_azimuth(new SlideBox(0, 360, 0, QStringLiteral("°"))),
      m_altitude(new SlideBox(0, 90, 0, QStringLiteral("°"))), m_zFactor(new SlideBox(0.1, 10, 1)),
      m_noData(new QLineEdit), m_reset(new QPushButton(tr("Back to the usual look"))) {
  setObjectName("raster-style");
  m_why->setObjectName("style-why");
  m_why->setWordWrap(true);
  m_why->setAlignment(Qt::AlignTop);
  m_why->setMargin(12);
  auto* scroll = new QScrollArea;
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setWidget(makeForm());
  m_pages->addWidget(m_why);
  m_pages->addWidget(scroll);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(m_pages);
  wire();
  refresh();
}

QWidget* RasterStylePanel::makeForm() {
  const auto named = [](QWidget* widget, const char* name, const QString& tip) {
    widget->setObjectName(name);
    widget->setToolTip(tip);
  };
  named(m_show, "style-show", tr("Three bands as red, green and blue, or one band through a ramp"));
  named(m_stretch, "style-stretch", tr("Which values get the first and the last colour"));
  named(m_ramp, "style-ramp", tr("Colours from low to high"));
  named(m_invert, "style-invert", tr("High values get the colours of the low ones"));
  named(m_symmetric, "style-symmetric", tr("The same motion has the same strength of colour either way"));
  named(m_resampling, "style-resampling", tr("How the map looks when a cell is larger than a screen pixel"));
  named(m_belowOn, "style-below-on", tr("Smaller values are transparent"));
  named(m_aboveOn, "style-above-on", tr("Larger values are transparent"));
  named(m_below, "style-below", tr("Smaller values are transparent"));
  named(m_above, "style-above", tr("Larger values are transparent"));
  named(m_hillshade, "style-hillshade", tr("Relief shading, multiplied with the colours"));
  named(m_azimuth, "style-azimuth", tr("Where the light comes from, clockwise from north"));
  named(m_altitude, "style-altitude", tr("How high the light stands"));
  named(m_zFactor, "style-z", tr("How much steeper the relief is shown"));
  named(m_noData, "style-nodata", tr("A value that means 'nothing here', besides what the file declares"));
  named(m_reset, "style-reset", tr("Forget everything set here"));
  m_noData->setPlaceholderText(tr("none"));
  QFont bold = m_title->font();
  bold.setBold(true);
  m_title->setFont(bold);
  m_title->setObjectName("style-title");
  m_show->addItem(tr("Three bands (RGB)"), 3);
  m_show->addItem(tr("One band"), 1);
  const auto stretch = [&](const QString& words, Stretch which) {
    m_stretch->addItem(words, static_cast<int>(which));
  };
  stretch(tr("As stored"), Stretch::Stored);
  stretch(tr("Minimum to maximum"), Stretch::MinMax);
  stretch(tr("2 % to 98 %"), Stretch::Percentile);
  stretch(tr("Mean ± 2 standard deviations"), Stretch::Deviation);
  stretch(tr("2 % to 98 % of the current view"), Stretch::Extent);
  stretch(tr("Typed limits"), Stretch::Typed);
  m_ramp->setIconSize(QSize(kIconWidth, kIconHeight));
  for (QComboBox* box : {m_show, m_stretch, m_ramp, m_resampling}) {
    box->setMinimumContentsLength(8); // what is longer is cut, the panel stays narrow
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  }
  m_ramp->addItem(tr("Usual"), QString());
  for (const NamedRamp& ramp : rampCatalogue())
    m_ramp->addItem(rampIcon(ramp.table), ramp.name, QString::fromStdString(ramp.id));
  m_resampling->addItem(tr("Nearest cell"), false);
  m_resampling->addItem(tr("Smooth (bilinear)"), true);

  auto* page = new QWidget;
  m_form = new QFormLayout(page);
  m_form->setContentsMargins(8, 8, 8, 8);
  m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
  m_form->addRow(m_title);
  m_form->addRow(tr("Show"), m_show);
  const std::array tips{tr("Band for red"), tr("Band for green"), tr("Band for blue")};
  for (size_t b = 0; b < 3; ++b) {
    m_bands[b] = new QComboBox;
    named(m_bands[b], b == 0 ? "style-band-1" : b == 1 ? "style-band-2" : "style-band-3", tips[b]);
    m_bands[b]->setMinimumContentsLength(4);
    m_bands[b]->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  }
  m_bandRow = besideEachOther({m_bands[0], m_bands[1], m_bands[2]});
  m_form->addRow(tr("Bands"), m_bandRow);
  m_form->addRow(tr("Stretch"), m_stretch);
  for (size_t b = 0; b < 3; ++b) {
    LimitRow& limit = m_limits[b];
    limit = {new QLabel, new QLineEdit, new QLineEdit, nullptr};
    limit.low->setObjectName(QString("style-low-%1").arg(b + 1));
    limit.high->setObjectName(QString("style-high-%1").arg(b + 1));
    limit.low->setToolTip(tr("Value of the first colour"));
    limit.high->setToolTip(tr("Value of the last colour"));
    limit.row = besideEachOther({limit.low, limit.high});
    m_form->addRow(limit.name, limit.row);
  }
  m_form->addRow(QString(), m_symmetric);
  m_form->addRow(tr("Ramp"), m_ramp);
  m_form->addRow(QString(), m_invert);
  m_form->addRow(m_belowOn, m_below);
  m_form->addRow(m_aboveOn, m_above);
  m_form->addRow(tr("No value"), m_noData);
  m_form->addRow(m_hillshade);
  m_form->addRow(tr("Light from"), m_azimuth);
  m_form->addRow(tr("Light height"), m_altitude);
  m_form->addRow(tr("Steeper by"), m_zFactor);
  m_form->addRow(tr("Cells"), m_resampling);
  m_form->addRow(m_reset);
  return page;
}

void RasterStylePanel::wire() {
  connect(&m_document, &ProjectDocument::changed, this, &RasterStylePanel::refresh);
  connect(&m_stack, &LayerStack::statusChanged, this, [this](const QString& id) {
    if (id.toStdString() == m_layer)
      refresh();
  });
  connect(m_show, &QComboBox::activated, this, [this] {
    const int count = m_show->currentData().toInt();
    change([&](RasterStyle& style) {
      const auto layer = drawn();
      const int bands = layer ? layer->source()->bands() : 1;
      style.bands =
          count == 1 ? std::vector<int>{1} : std::vector<int>{1, std::min(2, bands), std::min(3, bands)};
      style.limits.clear();
      if (style.stretch == Stretch::Typed)
        style.stretch.reset();
    });
  });
  for (QComboBox* band : m_bands)
    connect(band, &QComboBox::activated, this, &RasterStylePanel::chooseBands);
  connect(m_stretch, &QComboBox::activated, this, &RasterStylePanel::chooseStretch);
  for (LimitRow& limit : m_limits)
    for (QLineEdit* edit : {limit.low, limit.high})
      connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
        if (!edit->isModified())
          return;
        edit->setModified(false); // what makes no sense is taken back
        typeLimits();
      });
  connect(m_symmetric, &QCheckBox::clicked, this,
          [this](bool on) { change([on](RasterStyle& style) { style.symmetric = on; }); });
  connect(m_ramp, &QComboBox::activated, this, [this] {
    change([id = m_ramp->currentData().toString().toStdString()](RasterStyle& style) { style.ramp = id; });
  });
  connect(m_invert, &QCheckBox::clicked, this,
          [this](bool on) { change([on](RasterStyle& style) { style.invert = on; }); });
  connect(m_belowOn, &QCheckBox::clicked, this, [this](bool on) {
    change([&](RasterStyle& style) {
      style.below =
          on ? std::optional(m_below->value()) : std::optional(-1e30); // also against the kind's own
    });
  });
  connect(m_aboveOn, &QCheckBox::clicked, this, [this](bool on) {
    change([&](RasterStyle& style) { style.above = on ? std::optional(m_above->value()) : std::nullopt; });
  });
  connect(m_below, &SlideBox::valueChanged, this,
          [this](double value) { change([value](RasterStyle& style) { style.below = value; }, "below"); });
  connect(m_above, &SlideBox::valueChanged, this,
          [this](double value) { change([value](RasterStyle& style) { style.above = value; }, "above"); });
  connect(m_noData, &QLineEdit::editingFinished, this, &RasterStylePanel::typeNoData);
  const auto light = [this](const QString& gesture) {
    change(
        [&](RasterStyle& style) {
          style.hillshade.reset();
          if (m_hillshade->isChecked())
            style.hillshade = Hillshade{m_azimuth->value(), m_altitude->value(), m_zFactor->value()};
        },
        gesture);
  };
  connect(m_hillshade, &QCheckBox::clicked, this, [light] { light({}); });
  for (SlideBox* box : {m_azimuth, m_altitude, m_zFactor})
    connect(box, &SlideBox::valueChanged, this, [light, box] { light(box->objectName()); });
  for (SlideBox* box : {m_below, m_above, m_azimuth, m_altitude, m_zFactor})
    connect(box, &SlideBox::released, this, [this] { m_document.endGesture(); });
  connect(m_resampling, &QComboBox::activated, this, [this] {
    change([smooth = m_resampling->currentData().toBool()](RasterStyle& style) { style.smooth = smooth; });
  });
  connect(m_reset, &QPushButton::clicked, this,
          [this] { change([](RasterStyle& style) { style = RasterStyle{}; }); });
}

void RasterStylePanel::setLayer(const std::string& id) {
  if (id == m_layer)
    return;
  m_layer = id;
  refresh();
}

std::shared_ptr<const RasterLayer> RasterStylePanel::drawn() const {
  return std::dynamic_pointer_cast<const RasterLayer>(m_stack.layer(m_layer));
}

void RasterStylePanel::change(const std::function<void(RasterStyle&)>& how, const QString& gesture) {
  const ProjectLayer* layer = m_document.project().layer(m_layer);
  if (m_refreshing || !layer)
    return;
  RasterStyle style = rasterStyleOf(*layer);
  how(style);
  m_document.editLayer(
      tr("Style of %1").arg(QString::fromStdString(layer->name)), m_layer,
      [style](ProjectLayer& edited) { setRasterStyle(edited, style); },
      gesture.isEmpty() ? gesture : gesture + QString::fromStdString(m_layer));
}

void RasterStylePanel::chooseBands() {
  const auto layer = drawn();
  if (!layer)
    return;
  std::vector<int> bands;
  for (size_t b = 0; b < layer->drawing().bands.size(); ++b)
    bands.push_back(m_bands[b]->currentData().toInt());
  change([bands](RasterStyle& style) { style.bands = bands; });
}

void RasterStylePanel::chooseStretch() {
  const auto stretch = static_cast<Stretch>(m_stretch->currentData().toInt());
  const auto layer = drawn();
  change([&](RasterStyle& style) {
    style.stretch = stretch;
    style.limits.clear();
    style.extent.reset();
    if (stretch == Stretch::Typed && layer)
      style.limits = layer->drawing().limits; // what is there, to change
    if (stretch == Stretch::Extent && m_viewExtent)
      style.extent = m_viewExtent();
  });
}

void RasterStylePanel::typeLimits() {
  const auto layer = drawn();
  if (!layer)
    return;
  std::vector<std::pair<double, double>> limits;
  for (size_t b = 0; b < layer->drawing().bands.size(); ++b) {
    const auto low = parseNumber(m_limits[b].low->text().toStdString());
    const auto high = parseNumber(m_limits[b].high->text().toStdString());
    if (!low || !high || !(*low < *high)) {
      refresh(); // back to what is drawn
      return;
    }
    limits.emplace_back(*low, *high);
  }
  change([&](RasterStyle& style) {
    style.stretch = Stretch::Typed;
    style.limits = limits;
  });
}

void RasterStylePanel::typeNoData() {
  if (!m_noData->isModified())
    return;
  m_noData->setModified(false);
  const auto value = parseNumber(m_noData->text().toStdString());
  if (!value && !m_noData->text().isEmpty()) {
    refresh();
    return;
  }
  change([value](RasterStyle& style) { style.noData = value; });
}

void RasterStylePanel::refresh() {
  const ProjectLayer* layer = m_document.project().layer(m_layer);
  QString why;
  if (!layer)
    why = tr("Choose a raster in the list of layers: its bands, limits and colours are set here.");
  else if (!isRasterKind(layer->kind))
    why = tr("'%1' is no raster. Choose an image, a height model, a hot spot map or a prediction in the list "
             "of layers.")
              .arg(QString::fromStdString(layer->name));
  else if (!drawn())
    why = tr("'%1' is not on the map. Make it visible to set its colours.")
              .arg(QString::fromStdString(layer->name));
  m_why->setText(why);
  m_pages->setCurrentIndex(why.isEmpty() ? 1 : 0);
  if (!why.isEmpty())
    return;
  m_refreshing = true;
  const auto shown = drawn();
  const RasterStyle style = rasterStyleOf(*layer);
  m_title->setText(QString::fromStdString(layer->name));
  refreshBands(*shown);
  refreshLimits(*shown, style);
  refreshValues(*shown, style);
  m_refreshing = false;
}

void RasterStylePanel::refreshBands(const RasterLayer& drawn) {
  const RasterSource& source = *drawn.source();
  const auto& bands = drawn.drawing().bands;
  select(m_show, static_cast<int>(bands.size()));
  m_form->setRowVisible(m_show, source.bands() > 1);
  m_form->setRowVisible(m_bandRow, source.bands() > 1);
  for (size_t b = 0; b < 3; ++b) {
    m_bands[b]->clear();
    for (int band = 1; band <= source.bands(); ++band) {
      const QString says = QString::fromStdString(source.descriptions()[static_cast<size_t>(band - 1)]);
      m_bands[b]->addItem(says.isEmpty() ? QString::number(band) : QString("%1 %2").arg(band).arg(says),
                          band);
    }
    m_bands[b]->setVisible(b < bands.size());
    if (b < bands.size())
      select(m_bands[b], bands[b]);
  }
}

void RasterStylePanel::refreshLimits(const RasterLayer& drawn, const RasterStyle& style) {
  const RasterDrawing& drawing = drawn.drawing();
  const bool colours = drawing.bands.size() == 3;
  const bool stored = drawing.limits.empty();
  const std::array names{tr("Red"), tr("Green"), tr("Blue")};
  // Without a word of the person the list shows what the kind suggests as one of the usual stretches.
  const Stretch usual = stored ? Stretch::Stored : Stretch::Percentile;
  select(m_stretch, static_cast<int>(style.stretch.value_or(usual)));
  for (size_t b = 0; b < 3; ++b) {
    const bool used = b < drawing.limits.size();
    m_form->setRowVisible(m_limits[b].row, used);
    if (!used)
      continue;
    m_limits[b].name->setText(colours ? names[b] : tr("Limits"));
    const bool typed = style.stretch == Stretch::Typed && style.limits.size() == drawing.limits.size();
    const auto& [low, high] = typed ? style.limits[b] : drawing.limits[b];
    const int decimals = std::max(drawing.decimals, 2);
    for (const auto& [edit, value] : {std::pair{m_limits[b].low, low}, std::pair{m_limits[b].high, high}})
      if (!edit->hasFocus() || !edit->isModified())
        edit->setText(plain(value, decimals));
  }
  const bool bothSigns = !drawing.limits.empty() && drawing.limits.front().first < 0;
  m_form->setRowVisible(m_symmetric, !colours && !drawing.palette && (drawing.symmetric || bothSigns));
  m_symmetric->setChecked(drawing.symmetric);
  m_symmetric->setEnabled(style.stretch != Stretch::Typed && style.stretch != Stretch::Stored);
}

void RasterStylePanel::refreshValues(const RasterLayer& drawn, const RasterStyle& style) {
  const RasterDrawing& drawing = drawn.drawing();
  const bool ramp = drawing.bands.size() == 1;
  for (QWidget* row : std::initializer_list<QWidget*>{m_ramp, m_invert})
    m_form->setRowVisible(row, ramp);
  const bool values = ramp && !drawing.palette;
  for (QWidget* row : std::initializer_list<QWidget*>{m_below, m_above})
    m_form->setRowVisible(row, values);
  const bool relief = values && m_document.project().layer(m_layer)->kind == LayerKind::Dem;
  m_form->setRowVisible(m_hillshade, relief);
  for (QWidget* row : std::initializer_list<QWidget*>{m_azimuth, m_altitude, m_zFactor})
    m_form->setRowVisible(row, relief && style.hillshade.has_value());
  if (style.ramp.empty() && !style.invert)
    m_ramp->setItemIcon(0, drawing.palette ? QIcon() : rampIcon(drawing.table));
  select(m_ramp, QString::fromStdString(style.ramp));
  m_invert->setChecked(style.invert);
  m_resampling->setEnabled(!drawing.sampling.codes);
  select(m_resampling, style.smooth);
  if (!m_noData->hasFocus() || !m_noData->isModified())
    m_noData->setText(style.noData ? QString::number(*style.noData) : QString());
  if (values) {
    const auto [low, high] = drawing.limits.front();
    const double margin = std::max(1e-6, (high - low) / 2);
    const std::optional<double> said = style.below ? style.below : drawing.below;
    const std::optional<double> upper = style.above;
    const bool below = said && *said > -1e29;
    m_belowOn->setChecked(below);
    m_aboveOn->setChecked(upper.has_value());
    m_below->setEnabled(below);
    m_above->setEnabled(upper.has_value());
    const bool probability = low >= 0 && high <= 1;
    m_below->setRange(probability ? 0 : low - margin, high + (probability ? 0 : margin));
    m_above->setRange(probability ? 0 : low - margin, high + (probability ? 0 : margin));
    m_below->setValue(below ? *said : low);
    m_above->setValue(upper.value_or(high));
  }
  m_hillshade->setChecked(style.hillshade.has_value());
  const Hillshade light = style.hillshade.value_or(Hillshade{});
  m_azimuth->setValue(light.azimuth);
  m_altitude->setValue(light.altitude);
  m_zFactor->setValue(light.zFactor);
}

} // namespace scarp
