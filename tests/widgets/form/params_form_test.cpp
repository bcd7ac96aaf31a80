// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/train_params.h"
#include "widgets/form/params_form.h"

#include <QFile>
#include <QSignalSpy>
#include <QSpinBox>
#include <gtest/gtest.h>

namespace scarp {
namespace {

/// Every name and explanation that a form of these parameters shows.
class Words final : public ParamVisitor {
public:
  void visit(double&, const ParamInfo& info) override { add(info); }
  void visit(int64_t&, const ParamInfo& info) override { add(info); }
  void visit(bool&, const ParamInfo& info) override { add(info); }
  void visit(std::string&, const ParamInfo& info) override { add(info); }
  QStringList all;

private:
  void add(const ParamInfo& info) {
    all << paramLabel(info.name) << QString::fromStdString(info.help);
    if (!info.unit.empty())
      all << QString::fromStdString(info.unit);
  }
};

TEST(ParamsForm, EveryParameterOfTrainingIsKnownToTheTranslators) {
  QFile file(QStringLiteral(SCARP_SOURCE_DIR) + "/assets/translations/scarp_zh_CN.ts");
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  const QString known = QString::fromUtf8(file.readAll());
  TrainParams params;
  Words words;
  params.describe(words);
  ASSERT_GE(words.all.size(), 20);
  for (const QString& word : words.all)
    EXPECT_TRUE(known.contains("<source>" + word.toHtmlEscaped().replace("&#39;", "'") + "</source>"))
        << word.toStdString() << " is missing in widgets/form/param_words.cpp";
}

TEST(ParamsForm, ShowsDefaultsAndGivesBackWhatWasTyped) {
  TrainParams params;
  ParamsForm form([&](ParamVisitor& v) { params.describe(v); }, {});
  EXPECT_EQ(form.values().at("epochs"), 30);
  auto* epochs = form.findChild<QSpinBox*>("param-epochs");
  ASSERT_NE(epochs, nullptr);
  QSignalSpy changed(&form, &ParamsForm::changed);
  epochs->setValue(12);
  EXPECT_EQ(changed.count(), 1);
  EXPECT_EQ(form.values().at("epochs"), 12);
  EXPECT_EQ(epochs->minimum(), 1) << "the declared range";
}

} // namespace
} // namespace scarp
