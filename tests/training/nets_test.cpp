// SPDX-License-Identifier: GPL-3.0-or-later
// U-Net and SegNet against numbers of PyTorch (tests/data/nets): parameter counts, probabilities, loss,
// gradients and Adam steps, in double precision where PyTorch's were; the tolerances are those of its README.
#include "core/base/error.h"
#include "core/base/json.h"
#include "tests/support/temp_folder.h"
#include "training/loop/adam.h"
#include "training/loop/loss.h"
#include "training/models/model_registry.h"
#include "training/models/safetensors.h"
#include "training/models/weights.h"

#include <gtest/gtest.h>
#include <torch/utils.h>

#include <cmath>

namespace scarp {
namespace {

struct Case {
  std::string file, net;
  double floatProbabilityTrain, floatGradient;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.file;
}

class Nets : public testing::TestWithParam<Case> {
protected:
  void SetUp() override {
    torch::set_num_threads(2);
    expected = readJson(test::testData("nets/" + GetParam().file + "_expected.json"));
    io = std::make_unique<SafetensorsFile>(test::testData("nets/" + GetParam().file + "_io.safetensors"));
    net = makeNet(GetParam().net, expected.at("in_channels"), expected.at("base_width"));
    loadWeights(test::testData("nets/" + GetParam().file + "_weights.safetensors"), *net);
  }
  torch::Tensor input(torch::Dtype type) const { return tensorFrom(*io, "input").to(type); }
  torch::Tensor target(torch::Dtype type) const { return tensorFrom(*io, "target").to(type); }
  double probabilityError(torch::Dtype type, const std::string& name) {
    const torch::NoGradGuard guard;
    const torch::Tensor p = positiveProbability(net->forward(input(type))).to(torch::kFloat64);
    return (p - tensorFrom(*io, name).reshape(p.sizes())).abs().max().item<double>();
  }
  double totalNorm() const {
    double sum = 0;
    for (const auto& p : net->parameters())
      sum += p.grad().to(torch::kFloat64).square().sum().item<double>();
    return std::sqrt(sum);
  }
  bool gradientIsZero(const std::string& name) const {
    for (const auto& bias : expected.at("biases_with_zero_gradient_before_bn"))
      if (bias == name)
        return true;
    return false;
  }

  Json expected;
  std::unique_ptr<SafetensorsFile> io;
  std::shared_ptr<Net> net;
};

TEST_P(Nets, ProbabilitiesAgreeInDouble) {
  net->to(torch::kFloat64);
  net->eval();
  EXPECT_LT(probabilityError(torch::kFloat64, "prob_eval"), 1e-10);
  net->train();
  EXPECT_LT(probabilityError(torch::kFloat64, "prob_train"), 1e-9);
}

TEST_P(Nets, ProbabilitiesAgreeInFloat) {
  net->eval();
  EXPECT_LT(probabilityError(torch::kFloat32, "prob_eval"), 2e-5);
  net->train();
  EXPECT_LT(probabilityError(torch::kFloat32, "prob_train"), GetParam().floatProbabilityTrain);
}

TEST_P(Nets, LossGradientsAndFiveAdamStepsAgreeInDouble) {
  net->to(torch::kFloat64);
  net->train();
  Adam adam(*net, 1e-3);
  const auto x = input(torch::kFloat64), y = target(torch::kFloat64);
  for (size_t step = 0; step < 5; ++step) {
    const torch::Tensor loss = segmentationLoss(net->forward(x), y);
    adam.zeroGradients();
    loss.backward();
    const double wanted = expected.at("losses_train_before_each_step")[step];
    EXPECT_NEAR(loss.item<double>(), wanted, step == 0 ? 1e-11 : 1e-6) << "step " << step;
    if (step == 0) {
      const double norm = expected.at("total_grad_norm_before_each_step")[0];
      EXPECT_NEAR(totalNorm() / norm, 1, 1e-8);
      for (const auto& entry : net->named_parameters()) {
        const Json& wantedGradient = expected.at("grads_step1").at(entry.key());
        const torch::Tensor flat = entry.value().grad().flatten();
        const double l2 = wantedGradient.at("l2");
        EXPECT_NEAR(flat.norm().item<double>(), l2, 1e-8 * l2 + 1e-12) << entry.key();
        EXPECT_NEAR(flat[0].item<double>(), wantedGradient.at("first").get<double>(), 1e-8 * l2 + 1e-12)
            << entry.key();
        EXPECT_NEAR(flat[-1].item<double>(), wantedGradient.at("last").get<double>(), 1e-8 * l2 + 1e-12)
            << entry.key();
      }
    }
    adam.step();
    if (step == 0) {
      const SafetensorsFile after(test::testData("nets/" + GetParam().file + "_after1.safetensors"));
      for (const auto& [name, value] : stateOf(*net)) {
        if (gradientIsZero(name)) // its sign is noise
          continue;
        const double error =
            (value.detach() - tensorFrom(after, name).to(torch::kFloat64)).abs().max().item<double>();
        EXPECT_LT(error, 2e-7 * std::max(1.0, value.detach().abs().max().item<double>())) << name;
      }
    }
  }
  const torch::NoGradGuard guard;
  net->eval();
  EXPECT_NEAR(segmentationLoss(net->forward(x), y).item<double>(),
              expected.at("loss_eval_mode_after_steps").get<double>(), 1e-6);
}

TEST_P(Nets, LossAndGradientAgreeInFloat) {
  net->train();
  const torch::Tensor loss = segmentationLoss(net->forward(input(torch::kFloat32)), target(torch::kFloat32));
  loss.backward();
  EXPECT_NEAR(loss.item<double>(), expected.at("losses_train_before_each_step")[0].get<double>(), 1e-5);
  const double norm = expected.at("total_grad_norm_before_each_step")[0];
  EXPECT_NEAR(totalNorm() / norm, 1, GetParam().floatGradient);
}

TEST_P(Nets, WeightsComeBackFromTheirFile) {
  const test::TempFolder folder;
  saveWeights(folder / "w.safetensors", *net, {});
  const auto other = makeNet(GetParam().net, 4, 4);
  initialise(*other, 7);
  loadWeights(folder / "w.safetensors", *other);
  const auto a = stateOf(*net), b = stateOf(*other);
  ASSERT_EQ(a.size(), b.size());
  for (size_t i = 0; i < a.size(); ++i)
    EXPECT_TRUE(torch::equal(a[i].second, b[i].second)) << a[i].first;
  EXPECT_THROW(loadWeights(folder / "w.safetensors", *makeNet(GetParam().net, 5, 4)), Error);
  EXPECT_THROW(
      loadWeights(folder / "w.safetensors", *makeNet(GetParam().net == "unet" ? "segnet" : "unet", 4, 4)),
      Error);
}

INSTANTIATE_TEST_SUITE_P(AgainstPyTorch, Nets,
                         testing::Values(Case{"unet_nobn_in4", "unet", 2e-5, 1e-4},
                                         Case{"segnet_bn_in4", "segnet", 2e-4, 1e-3}),
                         [](const auto& chosen) { return chosen.param.net; });

TEST(NetSizes, AgreeAtFullWidth) {
  const Json counts = readJson(test::testData("nets/sizes.json")).at("parameter_counts");
  for (int channels = 3; channels <= 7; ++channels)
    for (const auto& [net, key] :
         {std::pair("unet", "unet_nobn_in"), std::pair("segnet", "segnet_head_conv3_bn_in")}) {
      const auto made = makeNet(net, channels, 64);
      const Json& wanted = counts.at(key + std::to_string(channels));
      EXPECT_EQ(parameterCount(*made), wanted.at("trainable").get<int64_t>()) << key << channels;
      int64_t running = 0;
      for (const auto& [name, value] : stateOf(*made))
        running += name.find(".running_") != std::string::npos ? value.numel() : 0;
      EXPECT_EQ(running, wanted.at("buffers_running_mean_var").get<int64_t>());
    }
  EXPECT_THROW(makeNet("resnet", 3, 8), Error);
}

TEST(NetInitialisation, IsHeNormalAndDependsOnTheSeedAlone) {
  const auto a = makeNet("unet", 4, 16), b = makeNet("unet", 4, 16), c = makeNet("unet", 4, 16);
  initialise(*a, 1);
  initialise(*b, 1);
  initialise(*c, 2);
  const auto weight = [](const std::shared_ptr<Net>& net) {
    return net->named_parameters()["enc3.conv2.weight"];
  };
  EXPECT_TRUE(torch::equal(weight(a), weight(b)));
  EXPECT_FALSE(torch::equal(weight(a), weight(c)));
  const double fanIn = 64 * 9;
  EXPECT_NEAR(weight(a).std().item<double>() / std::sqrt(2 / fanIn), 1,
              0.02); // 36,864 numbers: 0.4 % standard error
  EXPECT_NEAR(weight(a).mean().item<double>(), 0, 0.002);
  EXPECT_EQ(a->named_parameters()["enc3.conv2.bias"].abs().max().item<float>(), 0);
}

} // namespace
} // namespace scarp
