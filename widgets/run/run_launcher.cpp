// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run/run_launcher.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

namespace scarp {
namespace fs = std::filesystem;

namespace {

QString text(const fs::path& path) {
  return QString::fromStdString(path.string());
}

QString valueText(const Json& value) {
  return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

} // namespace

QString scarpProgram() {
  const QString beside = QCoreApplication::applicationDirPath() + "/scarp";
  return QFileInfo(beside).isExecutable() ? beside : QStandardPaths::findExecutable("scarp");
}

void startDetached(const QStringList& arguments, const fs::path& outputFile) {
  const QString program = scarpProgram();
  if (program.isEmpty())
    throw Error(ErrorCode::Internal, "the command 'scarp' was not found beside the studio or in the PATH",
                "Reinstall Scarp.");
  QProcess process;
  process.setProgram(program);
  process.setArguments(arguments);
  process.setStandardInputFile(QProcess::nullDevice());
  const QString output = outputFile.empty() ? QProcess::nullDevice() : text(outputFile);
  process.setStandardOutputFile(output, QIODevice::Append);
  process.setStandardErrorFile(output, QIODevice::Append);
  if (!process.startDetached())
    throw Error(ErrorCode::Internal, "cannot start " + program.toStdString(),
                "Check that it may be executed.");
}

QStringList trainArguments(const fs::path& dataset, const TrainParams& params, const fs::path& run) {
  QStringList arguments{"train", text(dataset)};
  const Json defaults = toJson(TrainParams{});
  const Json values = toJson(params);
  for (const auto& [key, value] : values.items()) {
    const bool ofPreset = !params.model.empty() && (key == "net" || key == "channels");
    if (value == defaults.at(key) || ofPreset)
      continue;
    const QString name = QString::fromStdString(key);
    if (value.is_boolean())
      arguments << (value.get<bool>() ? "--" + name : "--no-" + name);
    else
      arguments << "--" + name << valueText(value);
  }
  return arguments << "--run" << text(run);
}

QString shellLine(const QStringList& arguments) {
  static const QRegularExpression plain("^[A-Za-z0-9_./,:=+-]+$");
  QString line = "scarp";
  for (QString word : arguments) {
    if (!plain.match(word).hasMatch())
      word = "'" + word.replace("'", "'\\''") + "'";
    line += " " + word;
  }
  return line;
}

fs::path launchTraining(const fs::path& runs, const fs::path& project, const fs::path& dataset,
                        const TrainParams& params) {
  const std::string label =
      (params.model.empty() ? params.net : params.model) + "-seed" + std::to_string(params.seed);
  const fs::path run = runs / newRunName(label);
  RunConfig config;
  config.kind = "train";
  config.parameters = toJson(params);
  config.dataset = dataset.string();
  config.projectFolder = project.string();
  config.commandLine = {"scarp"};
  for (const QString& word : trainArguments(dataset, params, run))
    config.commandLine.push_back(word.toStdString());
  createRun(run, config);
  startDetached({"train", "--run", text(run)}, run / "output.txt");
  return run;
}

void resumeTraining(const fs::path& run) {
  startDetached({"train", "--resume", text(run)}, run / "output.txt");
}

fs::path launchPrediction(const fs::path& runs, const fs::path& project, const fs::path& trainingRun,
                          const std::string& name) {
  const fs::path run = runs / newRunName("predict-" + name);
  makeFolder(project / "predictions");
  const fs::path probability = project / "predictions" / (name + ".tif");
  const QStringList arguments{
      "predict", text(trainingRun), "--project", text(project),
      "--out",   text(probability), "--areas",   text(fs::path(probability).replace_extension(".gpkg")),
      "--run",   text(run)};
  makeFolder(runs);
  startDetached(arguments);
  return run;
}

} // namespace scarp
