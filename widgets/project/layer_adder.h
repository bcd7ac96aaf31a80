// SPDX-License-Identifier: GPL-3.0-or-later
// Brings files into the open project: looks at each on a worker thread, asks a person only where the content
// leaves several kinds, and adds it as a layer that can be undone. The view stays where it is. Nothing
// blocks; what cannot be added is said.
#pragma once

#include "core/project/file_kind.h"

#include <QObject>
#include <QStringList>

class QWidget;

namespace scarp {

class BackgroundWork;
class ProjectDocument;

/// What a kind of layer is called, for people.
QString wordsFor(LayerKind kind);

class LayerAdder final : public QObject {
  Q_OBJECT

public:
  LayerAdder(ProjectDocument& document, QWidget& window);
  void add(const QStringList& files);
  void chooseFiles(); ///< asks for files, without blocking

signals:
  void added(const QString& layerId, const QString& name);
  void projectFound(const QString& folder); ///< one of the files was a project
  void failed(const QString& message, const QString& hint);
  void busyChanged(const QString& what); ///< empty: nothing runs

private:
  void look(const QString& file);
  void found(const QString& file, const FileKinds& kinds);
  void ask(const QString& file, const FileKinds& kinds);
  void addAs(const QString& file, LayerKind kind);
  void finish(const std::filesystem::path& folder, const ProjectLayer& layer);

  ProjectDocument& m_document;
  QWidget& m_window;
  BackgroundWork* m_work;
};

} // namespace scarp
