// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/job.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <iostream>
#include <new>
#include <thread>

namespace scarp {
namespace fs = std::filesystem;

namespace {

std::vector<std::string> g_commandLine;

/// Bar and estimate on a terminal, a line now and then elsewhere.
class ProgressPrinter {
public:
  ~ProgressPrinter() { clear(); }
  void show(const ProgressReport& report) {
    if (m_terminal)
      showBar(report);
    else
      showLine(report);
  }
  void clear() {
    if (m_drawn)
      std::cerr << "\r\033[K" << std::flush;
    m_drawn = false;
  }

private:
  static std::string describe(const ProgressReport& report) {
    std::string text = formatFixed(100 * report.fraction, 0) + " % " + report.what;
    if (report.etaSeconds && report.fraction < 1)
      text += ", " + formatDuration(*report.etaSeconds) + " left";
    return text;
  }
  void showBar(const ProgressReport& report) {
    constexpr int width = 24;
    const int full = static_cast<int>(report.fraction * width);
    std::cerr << "\r\033[K[" << std::string(static_cast<size_t>(full), '#')
              << std::string(static_cast<size_t>(width - full), '.') << "] " << describe(report)
              << std::flush;
    m_drawn = true;
  }
  void showLine(const ProgressReport& report) {
    const bool news = report.what != m_what;
    if (!news && report.elapsedSeconds - m_last < 5)
      return;
    m_what = report.what;
    m_last = report.elapsedSeconds;
    std::cerr << describe(report) << "\n";
  }

  bool m_terminal = ::isatty(STDERR_FILENO) == 1;
  bool m_drawn = false;
  double m_last = 0;
  std::string m_what;
};

struct Process {
  std::stop_source stop;
  ProgressPrinter printer;
};

Process& process() {
  static Process p;
  return p;
}

int g_signalPipe[2] = {-1, -1};

void onSignal(int) {
  const int error = errno;
  [[maybe_unused]] const auto written = ::write(g_signalPipe[1], "s", 1); // all that a handler may do
  errno = error;
}

/// SIGINT and SIGTERM only set the stop flag; the work ends itself at its next step. A handler, not a mask:
/// libraries start threads before main() that would not have the mask.
void watchSignals() {
  if (::pipe2(g_signalPipe, O_CLOEXEC) != 0)
    return;
  struct sigaction action {};
  action.sa_handler = onSignal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::thread([] {
    char byte = 0;
    while (true) {
      const auto n = ::read(g_signalPipe[0], &byte, 1);
      if (n == 1)
        process().stop.request_stop();
      else if (n == 0 || errno != EINTR)
        return;
    }
  }).detach();
}

void print(const JobResult& result, bool json) {
  process().printer.clear();
  if (json)
    std::cout << jsonText(result.document) << "\n";
  else
    std::cout << result.text << (result.text.empty() || result.text.back() == '\n' ? "" : "\n");
  std::cout.flush();
  if (!std::cout)
    throw inputError("cannot write to standard output", "Is the disk full, or did the reader go away?");
}

struct JobOptions {
  bool json = false;
  std::string run;
};

std::string rangeOf(const ParamInfo& info) {
  std::string text = info.unit.empty() ? "" : " [" + info.unit + "]";
  if (info.minimum && info.maximum)
    text += " (" + formatNumber(*info.minimum) + " to " + formatNumber(*info.maximum) + ")";
  else if (info.minimum)
    text += " (at least " + formatNumber(*info.minimum) + ")";
  if (!info.choices.empty()) {
    std::string list;
    for (const auto& choice : info.choices)
      list += (list.empty() ? "" : " | ") + choice;
    text += " (" + list + ")";
  }
  return text;
}

/// "A subcommand is required" says little to whoever misspelt one.
std::string unknownVerb(const CLI::App& root) {
  const CLI::App* group = &root;
  std::string line = "scarp";
  while (!group->get_subcommands().empty()) {
    group = group->get_subcommands().front();
    line += " " + group->get_name();
  }
  const std::vector<std::string> words = root.remaining(true);
  const bool hasVerbs = !group->get_subcommands([](const CLI::App*) { return true; }).empty();
  return words.empty() || !hasVerbs ? std::string() : "'" + words.front() + "' is no verb of " + line;
}

} // namespace

void JobContext::report(const Notices& notices) const {
  for (const Notice& notice : notices) {
    process().printer.clear();
    const std::string text = notice.text + (notice.where.empty() ? "" : " (" + notice.where + ")");
    std::cerr << (notice.severity == Notice::Severity::Warning ? "warning: " : "note: ") << text << "\n";
    if (run && notice.severity == Notice::Severity::Warning)
      run->warn(text);
    else if (run)
      run->log(text);
  }
}

const std::vector<std::string>& commandLine() {
  return g_commandLine;
}

Progress processProgress() {
  return Progress(process().stop.get_token(),
                  [](const ProgressReport& report) { process().printer.show(report); });
}

CLI::App* addGroup(CLI::App& parent, const std::string& name, const std::string& help) {
  CLI::App* group = parent.add_subcommand(name, help);
  group->require_subcommand(1);
  return group;
}

CLI::App* addPlainVerb(CLI::App& parent, const std::string& name, const std::string& help,
                       std::function<JobResult(JobContext&, bool)> body) {
  CLI::App* app = parent.add_subcommand(name, help);
  app->option_defaults()->always_capture_default();
  auto json = std::make_shared<bool>(false);
  app->add_flag("--json", *json, "Print exactly one JSON document on stdout");
  app->callback([json, body = std::move(body)] {
    JobContext context{processProgress()};
    print(body(context, *json), *json);
  });
  return app;
}

CLI::App* addJob(CLI::App& parent, const std::string& name, const std::string& help, JobSpec spec) {
  CLI::App* app = parent.add_subcommand(name, help);
  app->option_defaults()->always_capture_default();
  auto options = std::make_shared<JobOptions>();
  app->add_flag("--json", options->json, "Print exactly one JSON document on stdout");
  app->add_option("--run", options->run, "Make this job a run directory: progress, result and log go there")
      ->type_name("DIR")
      ->default_str("");
  app->callback([options, spec = std::move(spec)] {
    JobContext context{spec.quiet ? Progress(process().stop.get_token(), {}) : processProgress()};
    JobResult result;
    if (options->run.empty()) {
      result = spec.body(context);
    } else {
      RunConfig config;
      config.kind = spec.kind;
      config.parameters = spec.parameters ? spec.parameters() : Json::object();
      config.commandLine = commandLine();
      result = runInside(options->run, config, context, spec.body);
    }
    print(result, options->json);
  });
  return app;
}

namespace {

/// A folder with a run is taken only where somebody has queued this very kind of job in it.
void requireQueued(const fs::path& folder, const std::string& kind) {
  const RunConfig config = readRunConfig({folder});
  const RunStatus status = readRunStatus({folder});
  if (config.kind != kind)
    throw inputError(folder.string() + " already holds a run of '" + config.kind + "', not of '" + kind + "'",
                     "Choose a new folder after --run.", "run-exists");
  if (status.state != RunState::Queued)
    throw inputError(folder.string() + " already holds a run (" + nameOf(status.state) + ")",
                     "Choose a new folder after --run.", "run-exists");
}

} // namespace

JobResult runInside(const fs::path& folder, const RunConfig& config, const JobContext& outer,
                    const std::function<JobResult(JobContext&)>& body) {
  if (!fs::exists(RunPaths{folder}.config()))
    createRun(folder, config);
  else if (!config.kind.empty())
    requireQueued(folder, config.kind);
  RunWriter run(folder);
  const auto fail = [&run](const std::string& code, const std::string& message, const std::string& hint) {
    try {
      run.failed(code, message, hint);
    } catch (const Error&) { // a full disk takes no record either; what stopped the work is what counts
    }
  };
  try {
    JobContext context{run.progress(outer.progress), &run};
    const JobResult result = body(context);
    if (!result.document.empty())
      writeJson(run.paths().outputs() / "result.json", result.document);
    run.done();
    return result;
  } catch (const Cancelled&) {
    run.stopped();
    throw;
  } catch (const Error& e) {
    fail(e.reason().empty() ? "error" : e.reason(), e.what(), e.hint());
    throw;
  } catch (const std::bad_alloc&) {
    fail("out-of-memory", "not enough memory", "Use smaller tiles or batches, or a smaller area.");
    throw;
  } catch (const std::exception& e) {
    fail("internal", e.what(), "See log.txt; this is a fault of Scarp.");
    throw;
  }
}

int runCommand(CLI::App& app, int argc, char** argv) {
  g_commandLine.assign(argv, argv + argc);
  watchSignals();
  const auto complain = [](const std::string& message, const std::string& hint) {
    process().printer.clear();
    std::cerr << "scarp: " << message << "." << (hint.empty() ? "" : " " + hint) << "\n";
  };
  try {
    app.parse(argc, argv);
    return 0;
  } catch (const CLI::RequiredError& e) {
    if (const std::string message = unknownVerb(app); !message.empty())
      complain(message, "--help lists them.");
    else
      app.exit(e);
    return static_cast<int>(ErrorCode::Usage);
  } catch (const CLI::ParseError& e) {
    const int code = app.exit(e);
    return code == 0 ? 0 : static_cast<int>(ErrorCode::Usage);
  } catch (const Error& e) {
    std::string message = e.what();
    while (!message.empty() && message.back() == '.')
      message.pop_back();
    complain(message, e.hint());
    return e.exitCode();
  } catch (const Cancelled&) {
    complain("stopped on request", "");
    return static_cast<int>(ErrorCode::Stopped);
  } catch (const std::bad_alloc&) {
    complain("not enough memory", "Use smaller tiles or batches, or a smaller area.");
    return static_cast<int>(ErrorCode::Device);
  } catch (const std::exception& e) {
    complain(std::string("internal error: ") + e.what(), "This is a fault of Scarp; please report it.");
    return static_cast<int>(ErrorCode::Internal);
  }
}

void CliBinder::visit(double& value, const ParamInfo& info) {
  m_app.add_option("--" + info.name, value, info.help + rangeOf(info))
      ->type_name("NUMBER")
      ->default_str(formatNumber(value))
      ->each([info](const std::string& text) {
        const auto number = parseNumber(text);
        if (!number)
          throw usageError("--" + info.name + " must be a number, not '" + text + "'");
        checkParam(*number, info);
      });
}

void CliBinder::visit(int64_t& value, const ParamInfo& info) {
  m_app.add_option("--" + info.name, value, info.help + rangeOf(info))
      ->type_name("INTEGER")
      ->each([info](const std::string& text) {
        if (const auto number = parseInteger(text))
          checkParam(static_cast<double>(*number), info);
      });
}

void CliBinder::visit(bool& value, const ParamInfo& info) {
  m_app.add_flag("--" + info.name + ",!--no-" + info.name, value, info.help)
      ->default_str(value ? "on" : "off");
}

void CliBinder::visit(std::string& value, const ParamInfo& info) {
  m_app.add_option("--" + info.name, value, info.help + rangeOf(info))
      ->type_name("TEXT")
      ->each([info](const std::string& text) { checkParam(text, info); });
}

} // namespace scarp
