// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/share/export_dialog.h"

#include "widgets/task/background_task.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QVBoxLayout>
#include <algorithm>

namespace scarp {

namespace {

struct Paper {
  const char* name;
  double width, height; ///< mm
};
constexpr std::array kPapers{Paper{QT_TRANSLATE_NOOP("scarp::ExportDialog", "A4, wide"), 297, 210},
                             Paper{QT_TRANSLATE_NOOP("scarp::ExportDialog", "A4, tall"), 210, 297},
                             Paper{QT_TRANSLATE_NOOP("scarp::ExportDialog", "A3, wide"), 420, 297},
                             Paper{QT_TRANSLATE_NOOP("scarp::ExportDialog", "A3, tall"), 297, 420},
                             Paper{QT_TRANSLATE_NOOP("scarp::ExportDialog", "Slide, 16:9"), 320, 180}};

struct Format {
  const char* name;
  const char* suffix;
};
constexpr std::array kFormats{Format{QT_TRANSLATE_NOOP("scarp::ExportDialog", "PNG image"), "png"},
                              Format{QT_TRANSLATE_NOOP("scarp::ExportDialog", "PDF, text as text"), "pdf"},
                              Format{QT_TRANSLATE_NOOP("scarp::ExportDialog", "GeoTIFF, map alone"), "tif"}};

QDoubleSpinBox* number(double low, double high, int decimals, const QString& suffix) {
  auto* made = new QDoubleSpinBox;
  made->setRange(low, high);
  made->setDecimals(decimals);
  made->setSuffix(suffix);
  made->setGroupSeparatorShown(true);
  made->setKeyboardTracking(false);
  return made;
}

} // namespace

ExportDialog::ExportDialog(Source source, QWidget* parent)
    : QDialog(parent), m_source(std::move(source)), m_export(new BackgroundTask(this)),
      m_preview(new BackgroundTask(this)) {
  setObjectName("export-view");
  setWindowTitle(tr("Export the view"));
  resize(980, 600);
  makeForm();
  recall();
  useMapScale();
  m_delay.setSingleShot(true);
  m_delay.setInterval(150);
  connect(&m_delay, &QTimer::timeout, this, &ExportDialog::drawPreview);
  connect(m_export, &BackgroundTask::progressed, this, [this](double fraction, const QString& what) {
    m_progress->setValue(static_cast<int>(fraction * 1000));
    m_state->setText(what);
  });
  connect(m_export, &BackgroundTask::cancelled, this, [this] {
    showBusy(false);
    m_state->setText(tr("Cancelled; no file was written."));
  });
  connect(m_export, &BackgroundTask::failed, this, [this](const QString& message, const QString& hint) {
    showBusy(false);
    m_state->setText(message + QStringLiteral(". ") + hint);
    emit problem(message, hint);
  });
  connect(m_preview, &BackgroundTask::failed, this,
          [this](const QString& message, const QString& hint) { m_picture->setText(message + "\n" + hint); });
  showBusy(false);
  schedulePreview();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::makeForm() {
  m_format = new QComboBox;
  m_format->setObjectName("format");
  for (const Format& each : kFormats)
    m_format->addItem(tr(each.name));
  m_paper = new QComboBox;
  m_paper->setObjectName("paper");
  for (const Paper& each : kPapers)
    m_paper->addItem(tr(each.name));
  m_paper->addItem(tr("Own size"));
  m_width = number(40, 2000, 0, tr(" mm"));
  m_width->setObjectName("width");
  m_height = number(40, 2000, 0, tr(" mm"));
  m_height->setObjectName("height");
  m_dpi = number(50, 1200, 0, tr(" dpi"));
  m_dpi->setObjectName("dpi");
  m_scale = number(1, 1e9, 0, {});
  m_scale->setPrefix("1:");
  m_scale->setObjectName("sheet-scale");
  auto* fromMap = new QPushButton(tr("As the map"));
  fromMap->setToolTip(tr("Take the scale of the map on the screen"));
  m_title = new QLineEdit;
  m_title->setObjectName("title");
  m_credits = new QLineEdit;
  m_credits->setObjectName("credits");
  auto* size = new QHBoxLayout;
  size->addWidget(m_width);
  size->addWidget(new QLabel(QStringLiteral("×")));
  size->addWidget(m_height);
  auto* scale = new QHBoxLayout;
  scale->addWidget(m_scale, 1);
  scale->addWidget(fromMap);
  auto* form = new QFormLayout;
  form->addRow(tr("Format"), m_format);
  form->addRow(tr("Sheet"), m_paper);
  form->addRow(tr("Size"), size);
  form->addRow(tr("Resolution"), m_dpi);
  form->addRow(tr("Scale"), scale);
  form->addRow(tr("Title"), m_title);
  form->addRow(tr("Credits"), m_credits);
  const std::array names{tr("Title"),  tr("Scale bar"),    tr("North arrow"),
                         tr("Legend"), tr("Credits, CRS"), tr("Date")};
  auto* parts = new QGridLayout;
  for (size_t i = 0; i < m_parts.size(); ++i) {
    m_parts[i] = new QCheckBox(names[i]);
    m_parts[i]->setObjectName(QString("part%1").arg(i));
    parts->addWidget(m_parts[i], static_cast<int>(i) / 2, static_cast<int>(i) % 2);
    connect(m_parts[i], &QCheckBox::toggled, this, &ExportDialog::schedulePreview);
  }
  form->addRow(tr("Show"), parts);
  m_size = new QLabel;
  m_size->setObjectName("pixels");
  form->addRow(QString(), m_size);

  m_picture = new QLabel(tr("Drawing the preview…"));
  m_picture->setObjectName("preview");
  m_picture->setAlignment(Qt::AlignCenter);
  m_picture->setMinimumSize(420, 320);
  m_picture->setFrameShape(QFrame::StyledPanel);
  m_picture->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
  m_state = new QLabel;
  m_state->setObjectName("state");
  m_state->setWordWrap(true);
  m_progress = new QProgressBar;
  m_progress->setRange(0, 1000);
  m_progress->setTextVisible(false);
  m_start = new QPushButton(QIcon::fromTheme("document-export"), tr("Export…"));
  m_start->setObjectName("start");
  m_start->setDefault(true);
  m_cancel = new QPushButton(QIcon::fromTheme("dialog-cancel"), tr("Cancel"));
  m_cancel->setObjectName("cancel");
  auto* close = new QPushButton(QIcon::fromTheme("dialog-close"), tr("Close"));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_start);
  buttons->addWidget(m_cancel);
  buttons->addStretch(1);
  buttons->addWidget(close);
  auto* left = new QVBoxLayout;
  left->addLayout(form);
  left->addStretch(1);
  left->addWidget(m_state);
  left->addWidget(m_progress);
  left->addLayout(buttons);
  auto* row = new QHBoxLayout(this);
  row->addLayout(left);
  row->addWidget(m_picture, 1);

  connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::schedulePreview);
  connect(m_paper, &QComboBox::currentIndexChanged, this, &ExportDialog::choosePaper);
  for (QDoubleSpinBox* each : {m_width, m_height}) {
    connect(each, &QDoubleSpinBox::valueChanged, this, [this] {
      const int at = m_paper->currentIndex();
      if (at < static_cast<int>(kPapers.size()) &&
          (m_width->value() != kPapers[static_cast<size_t>(at)].width ||
           m_height->value() != kPapers[static_cast<size_t>(at)].height))
        m_paper->setCurrentIndex(static_cast<int>(kPapers.size()));
      schedulePreview();
    });
  }
  for (QDoubleSpinBox* each : {m_dpi, m_scale})
    connect(each, &QDoubleSpinBox::valueChanged, this, &ExportDialog::schedulePreview);
  for (QLineEdit* each : {m_title, m_credits})
    connect(each, &QLineEdit::textChanged, this, &ExportDialog::schedulePreview);
  connect(fromMap, &QPushButton::clicked, this, &ExportDialog::useMapScale);
  connect(m_start, &QPushButton::clicked, this, &ExportDialog::chooseFile);
  connect(m_cancel, &QPushButton::clicked, m_export, &BackgroundTask::cancel);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
}

void ExportDialog::choosePaper() {
  const auto at = static_cast<size_t>(m_paper->currentIndex());
  if (at < kPapers.size()) {
    const QSignalBlocker quietWidth(m_width), quietHeight(m_height);
    m_width->setValue(kPapers[at].width);
    m_height->setValue(kPapers[at].height);
  }
  schedulePreview();
}

void ExportDialog::useMapScale() {
  m_scale->setValue(m_source().spec.denominator);
}

void ExportDialog::refresh() {
  const MapExport shown = m_source();
  const QSignalBlocker quietTitle(m_title), quietCredits(m_credits);
  m_title->setText(shown.spec.title);
  m_credits->setText(shown.spec.credits);
  m_credits->setCursorPosition(0);
  useMapScale();
  schedulePreview();
}

SheetSpec ExportDialog::spec() const {
  SheetSpec spec;
  spec.format = static_cast<SheetFormat>(m_format->currentIndex());
  spec.width = m_width->value();
  spec.height = m_height->value();
  spec.dpi = m_dpi->value();
  spec.denominator = m_scale->value();
  spec.title = m_title->text();
  spec.credits = m_credits->text();
  spec.showTitle = m_parts[0]->isChecked();
  spec.showScaleBar = m_parts[1]->isChecked();
  spec.showNorth = m_parts[2]->isChecked();
  spec.showLegend = m_parts[3]->isChecked();
  spec.showCredits = m_parts[4]->isChecked();
  spec.showDate = m_parts[5]->isChecked();
  return spec;
}

MapExport ExportDialog::now() const {
  MapExport what = m_source();
  const Point centre = what.spec.centre;
  what.spec = spec();
  what.spec.centre = centre;
  return what;
}

void ExportDialog::schedulePreview() {
  const SheetLayout layout = layOutSheet(spec(), {});
  m_size->setText(
      tr("%1 × %2 pixels")
          .arg(QLocale().toString(layout.page.width()), QLocale().toString(layout.page.height())));
  m_delay.start();
}

void ExportDialog::drawPreview() {
  if (!isVisible())
    return;
  MapExport what = now();
  const double ratio = devicePixelRatioF();
  const QSizeF room = QSizeF(m_picture->size()) * ratio;
  // The same sheet with fewer dots: what it shows and where stays the same.
  what.spec.dpi = std::min(what.spec.dpi,
                           25.4 * std::min(room.width() / what.spec.width, room.height() / what.spec.height));
  m_preview->start([this, what, ratio](const Progress& progress) -> BackgroundTask::Deliver {
    QImage sheet = drawSheet(what, progress);
    sheet.setDevicePixelRatio(ratio);
    return [this, sheet] { m_picture->setPixmap(QPixmap::fromImage(sheet)); };
  });
}

void ExportDialog::chooseFile() {
  const Format& format = kFormats[static_cast<size_t>(m_format->currentIndex())];
  const QSettings settings;
  const QString folder = settings.value("export/folder", QDir::homePath()).toString();
  QString name = m_title->text().simplified().replace(QRegularExpression("[/\\\\:*?\"<>|]"), "-");
  if (name.isEmpty())
    name = tr("map");
  auto* chooser = new QFileDialog(this, tr("Export the view to a file"), folder,
                                  tr(format.name) + QString(" (*.%1)").arg(QLatin1String(format.suffix)));
  chooser->setAttribute(Qt::WA_DeleteOnClose);
  chooser->setAcceptMode(QFileDialog::AcceptSave);
  chooser->setDefaultSuffix(format.suffix);
  chooser->selectFile(name + '.' + format.suffix);
  connect(chooser, &QFileDialog::fileSelected, this, [this](const QString& file) {
    QSettings().setValue("export/folder", QFileInfo(file).absolutePath());
    exportTo(file);
  });
  chooser->open();
}

void ExportDialog::exportTo(const QString& file) {
  remember();
  showBusy(true);
  m_export->start([this, what = now(), file](const Progress& progress) -> BackgroundTask::Deliver {
    exportMap(what, file.toStdString(), progress);
    return [this, file] {
      showBusy(false);
      m_state->setText(tr("Written: %1").arg(QDir::toNativeSeparators(file)));
      emit exported(file);
    };
  });
}

void ExportDialog::showBusy(bool busy) {
  m_start->setEnabled(!busy);
  m_cancel->setEnabled(busy);
  m_progress->setVisible(busy);
  m_progress->setValue(0);
}

void ExportDialog::remember() const {
  QSettings settings;
  settings.setValue("export/format", m_format->currentIndex());
  settings.setValue("export/width", m_width->value());
  settings.setValue("export/height", m_height->value());
  settings.setValue("export/dpi", m_dpi->value());
  for (size_t i = 0; i < m_parts.size(); ++i)
    settings.setValue(QString("export/part%1").arg(i), m_parts[i]->isChecked());
}

void ExportDialog::recall() {
  const QSettings settings;
  const SheetSpec usual;
  m_format->setCurrentIndex(std::clamp(settings.value("export/format", 0).toInt(), 0, m_format->count() - 1));
  m_width->setValue(settings.value("export/width", usual.width).toDouble());
  m_height->setValue(settings.value("export/height", usual.height).toDouble());
  m_dpi->setValue(settings.value("export/dpi", usual.dpi).toDouble());
  for (size_t i = 0; i < m_parts.size(); ++i)
    m_parts[i]->setChecked(settings.value(QString("export/part%1").arg(i), true).toBool());
  const auto paper = std::find_if(kPapers.begin(), kPapers.end(), [this](const Paper& each) {
    return each.width == m_width->value() && each.height == m_height->value();
  });
  m_paper->setCurrentIndex(static_cast<int>(paper - kPapers.begin()));
}

void ExportDialog::resizeEvent(QResizeEvent* event) {
  QDialog::resizeEvent(event);
  schedulePreview();
}

void ExportDialog::hideEvent(QHideEvent* event) {
  m_preview->cancel();
  remember();
  QDialog::hideEvent(event);
}

} // namespace scarp
