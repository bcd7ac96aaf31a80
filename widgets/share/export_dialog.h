// SPDX-License-Identifier: GPL-3.0-or-later
// Export of the view: format, paper, resolution, scale and what stands around the map, with a preview that
// follows. Drawing and writing happen on worker threads; the window stays usable. Choices are remembered.
#pragma once

#include "widgets/share/map_export.h"

#include <QDialog>
#include <QTimer>
#include <array>
#include <functional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace scarp {

class BackgroundTask;

class ExportDialog final : public QDialog {
  Q_OBJECT

public:
  /// What is shown now: layers, content, centre and scale of the map (the rest of the spec is the dialog's).
  using Source = std::function<MapExport()>;
  explicit ExportDialog(Source source, QWidget* parent = nullptr);
  ~ExportDialog() override;
  SheetSpec spec() const;
  /// Starts writing; `exported` or `problem` follows.
  void exportTo(const QString& file);
  void refresh(); ///< the map has changed

signals:
  void exported(const QString& file);
  void problem(const QString& message, const QString& hint);

protected:
  void resizeEvent(QResizeEvent* event) override;
  void hideEvent(QHideEvent* event) override;

private:
  void makeForm();
  void choosePaper();
  void useMapScale();
  void chooseFile();
  void schedulePreview();
  void drawPreview();
  void showBusy(bool busy);
  void remember() const;
  void recall();
  MapExport now() const;

  Source m_source;
  BackgroundTask *m_export, *m_preview;
  QTimer m_delay;
  QComboBox *m_format, *m_paper;
  QDoubleSpinBox *m_width, *m_height, *m_dpi, *m_scale;
  QLineEdit *m_title, *m_credits;
  std::array<QCheckBox*, 6> m_parts{}; ///< title, scale bar, north, legend, credits, date
  QLabel *m_picture, *m_size, *m_state;
  QProgressBar* m_progress;
  QPushButton *m_start, *m_cancel;
};

} // namespace scarp
