// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imagery/enhancement.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/geo/raster.h"
#include "core/imagery/tone_curve.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr int64_t kBlock = 1024;

/// A window of the image after the tables: 8 bit, interleaved, and 255 where there is a value.
struct Pixels {
  cv::Mat colour, valid;
};

/// What turns the image's values into enhanced ones.
struct Tables {
  std::vector<std::vector<uint8_t>> band; ///< by value of the band
  cv::Mat brightness;                     ///< 1 x 256; empty: no equalisation
};

class Image {
public:
  explicit Image(const fs::path& file) : m_reader(file), m_bands(m_reader.bands() >= 3 ? 3 : 1) {
    if (m_reader.type() != RasterType::Byte && m_reader.type() != RasterType::UInt16)
      throw inputError(file.string() + " is no image of 8 or 16 bit",
                       "Give an optical image whose bands are Byte or UInt16.");
    for (int b = 1; b <= m_bands; ++b)
      m_missing.push_back(m_reader.noData(b));
  }
  const GridSpec& grid() const { return m_reader.grid(); }
  int bands() const { return m_bands; }
  size_t bins() const { return m_reader.type() == RasterType::Byte ? 256 : 65536; }
  std::optional<double> noData() const { return m_missing.front(); }

  /// Bands one after the other, and whether a pixel has a value (not NoData in every band).
  void read(const Window& window, std::vector<uint16_t>& values, std::vector<uint8_t>& valid) const {
    const auto cells = static_cast<size_t>(window.cells());
    std::vector<float> band(cells);
    values.resize(cells * static_cast<size_t>(m_bands));
    valid.assign(cells, 0);
    for (int b = 0; b < m_bands; ++b) {
      m_reader.read(window, b + 1, band);
      for (size_t i = 0; i < cells; ++i) {
        const bool missing = std::isnan(band[i]);
        valid[i] = valid[i] != 0 || !missing ? 255 : 0;
        const double value = missing ? m_missing[static_cast<size_t>(b)].value_or(0) : band[i];
        values[static_cast<size_t>(b) * cells + i] = static_cast<uint16_t>(std::clamp(value, 0.0, 65535.0));
      }
    }
  }

  Pixels tabled(const Window& window, const Tables& tables) const {
    std::vector<uint16_t> values;
    std::vector<uint8_t> valid;
    read(window, values, valid);
    Pixels out{cv::Mat(static_cast<int>(window.height), static_cast<int>(window.width), CV_8UC(m_bands)),
               cv::Mat(static_cast<int>(window.height), static_cast<int>(window.width), CV_8U)};
    const auto cells = static_cast<size_t>(window.cells());
    for (size_t i = 0; i < cells; ++i)
      for (size_t b = 0; b < static_cast<size_t>(m_bands); ++b)
        out.colour.data[i * static_cast<size_t>(m_bands) + b] = tables.band[b][values[b * cells + i]];
    std::copy(valid.begin(), valid.end(), out.valid.data);
    return out;
  }

private:
  RasterReader m_reader;
  int m_bands;
  std::vector<std::optional<double>> m_missing;
};

/// Calls take(image, window) for every block, in turn, with progress.
template <class Result, class Work, class Take>
void overBlocks(const fs::path& file, const GridSpec& grid, const Progress& progress, std::string_view what,
                Work&& work, Take&& take) {
  const std::vector<Window> blocks = blocksOf(grid, kBlock);
  orderedBlocks<Result>(
      static_cast<int64_t>(blocks.size()),
      [&] {
        return [&, own = std::make_shared<Image>(file)](int64_t block) {
          if (progress.stopRequested())
            throw Cancelled{};
          return work(*own, blocks[static_cast<size_t>(block)]);
        };
      },
      [&](int64_t block, Result&& result) {
        take(blocks[static_cast<size_t>(block)], std::move(result));
        progress.step(static_cast<double>(block + 1) / static_cast<double>(blocks.size()), what);
      });
}

std::vector<Histogram> histogramsOf(const fs::path& file, const Image& image, const Progress& progress) {
  std::vector<Histogram> whole(static_cast<size_t>(image.bands()), Histogram(image.bins(), 0));
  const auto count = [](const Image& own, const Window& window) {
    std::vector<uint16_t> values;
    std::vector<uint8_t> valid;
    own.read(window, values, valid);
    std::vector<Histogram> part(static_cast<size_t>(own.bands()), Histogram(own.bins(), 0));
    for (size_t b = 0; b < part.size(); ++b)
      for (size_t i = 0; i < valid.size(); ++i)
        part[b][values[b * valid.size() + i]] += valid[i] != 0 ? 1 : 0;
    return part;
  };
  overBlocks<std::vector<Histogram>>(file, image.grid(), progress, "means and darkest values", count,
                                     [&](const Window&, std::vector<Histogram>&& part) {
                                       for (size_t b = 0; b < whole.size(); ++b)
                                         for (size_t v = 0; v < whole[b].size(); ++v)
                                           whole[b][v] += part[b][v];
                                     });
  return whole;
}

std::vector<std::vector<uint8_t>> bandTables(const std::vector<Histogram>& histograms,
                                             const EnhancementParams& params, EnhancementReport& report) {
  const size_t bins = histograms.front().size();
  int64_t low = 0, high = 255;
  if (bins > 256) {
    Histogram all(bins, 0);
    for (const Histogram& histogram : histograms)
      for (size_t v = 0; v < bins; ++v)
        all[v] += histogram[v];
    low = quantile(all, 0.005);
    high = quantile(all, 0.995);
  }
  std::vector<std::vector<double>> curves(histograms.size(), stretched(bins, low, high));
  double target = 0;
  for (size_t b = 0; b < curves.size(); ++b) {
    report.mean.push_back(meanOf(histograms[b], curves[b]));
    target += report.mean.back() / static_cast<double>(curves.size());
  }
  std::vector<std::vector<uint8_t>> tables;
  for (size_t b = 0; b < curves.size(); ++b) {
    if (params.colourBalance)
      balance(curves[b], report.mean[b], target);
    report.haze.push_back(removeHaze(curves[b], histograms[b], params.haze / 100));
    std::vector<uint8_t> table;
    for (const double value : curves[b])
      table.push_back(static_cast<uint8_t>(std::lround(value)));
    tables.push_back(std::move(table));
  }
  return tables;
}

cv::Mat brightnessOf(const cv::Mat& colour) {
  if (colour.channels() == 1)
    return colour;
  cv::Mat brightness;
  cv::cvtColor(colour, brightness, cv::COLOR_RGB2GRAY);
  return brightness;
}

std::array<int64_t, 256> brightnessHistogram(const fs::path& file, const Image& image, const Tables& tables,
                                             const Progress& progress) {
  using Counts = std::array<int64_t, 256>;
  Counts whole{};
  overBlocks<Counts>(
      file, image.grid(), progress, "brightness",
      [&](const Image& own, const Window& window) {
        const Pixels pixels = own.tabled(window, tables);
        const cv::Mat brightness = brightnessOf(pixels.colour);
        Counts part{};
        for (size_t i = 0; i < brightness.total(); ++i)
          part[brightness.data[i]] += pixels.valid.data[i] != 0 ? 1 : 0;
        return part;
      },
      [&](const Window&, Counts&& part) {
        for (size_t v = 0; v < part.size(); ++v)
          whole[v] += part[v];
      });
  return whole;
}

void equaliseBrightness(cv::Mat& colour, const cv::Mat& table) {
  if (colour.channels() == 1) {
    cv::LUT(colour, table, colour);
    return;
  }
  cv::Mat parts;
  cv::cvtColor(colour, parts, cv::COLOR_RGB2YCrCb);
  cv::Mat brightness;
  cv::extractChannel(parts, brightness, 0);
  cv::LUT(brightness, table, brightness);
  cv::insertChannel(brightness, parts, 0);
  cv::cvtColor(parts, colour, cv::COLOR_YCrCb2RGB);
}

/// Means over the neighbours that have a value: weights of the others, and of what lies outside, are left
/// out.
template <class Filter> void filterValid(cv::Mat& values, const cv::Mat& weight, Filter&& filter) {
  cv::Mat sum, share, weights;
  std::vector<cv::Mat> same(static_cast<size_t>(values.channels()), weight);
  cv::merge(same, weights);
  filter(values.mul(weights), sum);
  filter(weights, share);
  cv::divide(sum, cv::max(share, 1e-6), values);
}

void smooth(Pixels& pixels, const EnhancementParams& params) {
  if (params.lowPass <= 1 && params.gaussian <= 0)
    return;
  cv::Mat values, weight;
  pixels.colour.convertTo(values, CV_32F);
  pixels.valid.convertTo(weight, CV_32F, 1.0 / 255);
  const int side = static_cast<int>(params.lowPass);
  if (side > 1)
    filterValid(values, weight, [&](const cv::Mat& in, cv::Mat& out) {
      cv::boxFilter(in, out, -1, {side, side}, {-1, -1}, true, cv::BORDER_CONSTANT);
    });
  if (params.gaussian > 0) {
    const int width = 2 * static_cast<int>(std::ceil(3 * params.gaussian)) + 1;
    filterValid(values, weight, [&](const cv::Mat& in, cv::Mat& out) {
      cv::GaussianBlur(in, out, {width, width}, params.gaussian, params.gaussian, cv::BORDER_CONSTANT);
    });
  }
  values.convertTo(pixels.colour, CV_8U);
}

int64_t haloOf(const EnhancementParams& params) {
  return params.lowPass / 2 + static_cast<int64_t>(std::ceil(3 * params.gaussian));
}

std::optional<uint8_t> declaredNoData(const Image& image) {
  const auto missing = image.noData();
  if (missing && *missing >= 0 && *missing <= 255)
    return static_cast<uint8_t>(*missing);
  return missing ? std::optional<uint8_t>(0) : std::nullopt;
}

/// The finished window, one plane a band.
std::vector<std::vector<uint8_t>> enhanced(const Image& image, const Window& window, const Tables& tables,
                                           const EnhancementParams& params) {
  const int64_t halo = haloOf(params);
  const Window wide =
      intersect({window.x - halo, window.y - halo, window.width + 2 * halo, window.height + 2 * halo},
                image.grid().window());
  Pixels pixels = image.tabled(wide, tables);
  if (!tables.brightness.empty())
    equaliseBrightness(pixels.colour, tables.brightness);
  smooth(pixels, params);
  const cv::Rect inner(static_cast<int>(window.x - wide.x), static_cast<int>(window.y - wide.y),
                       static_cast<int>(window.width), static_cast<int>(window.height));
  const auto declared = declaredNoData(image);
  const uint8_t missing = declared.value_or(0);
  std::vector<std::vector<uint8_t>> planes;
  for (int b = 0; b < image.bands(); ++b) {
    cv::Mat plane;
    cv::extractChannel(pixels.colour(inner), plane, b);
    if (declared) // a value must not be taken for NoData
      plane.setTo(missing == 255 ? 254 : missing + 1, plane == missing);
    plane.setTo(missing, pixels.valid(inner) == 0);
    planes.emplace_back(plane.data, plane.data + plane.total());
  }
  return planes;
}

} // namespace

EnhancementReport enhance(const fs::path& file, const fs::path& out, const EnhancementParams& params,
                          const Progress& progress) {
  if (params.lowPass % 2 == 0)
    throw usageError("the side of the mean filter is " + std::to_string(params.lowPass) +
                         ", expected an odd number",
                     "Give 3, 5, 7 ... to --low-pass.");
  std::error_code ignored;
  if (fs::equivalent(file, out, ignored))
    throw usageError("the result would replace the image " + file.string(), "Give another file to --out.");
  const Image image(file);
  EnhancementReport report;
  report.grid = image.grid();
  const std::vector<Histogram> histograms = histogramsOf(file, image, progress.part(0, 0.25));
  for (const int64_t count : histograms.front())
    report.pixels += count;
  if (report.pixels == 0)
    throw inputError(file.string() + " holds nothing but NoData", "Give an image with values.");
  Tables tables{bandTables(histograms, params, report), {}};
  if (params.equalise) {
    const auto table =
        equalisation(brightnessHistogram(file, image, tables, progress.part(0.25, 0.5)), params.contrast);
    tables.brightness = cv::Mat(1, 256, CV_8U);
    std::copy(table.begin(), table.end(), tables.brightness.data);
  }
  RasterOptions options;
  options.type = RasterType::Byte;
  options.bands = image.bands();
  if (const auto missing = declaredNoData(image))
    options.noData = *missing;
  options.georeferenced = !report.grid.crs.empty() || RasterReader(file).hasGeoreference();
  options.metadata = {{"source", file.filename().string()}, {"enhancement", toJson(params).dump()}};
  if (out.has_parent_path())
    makeFolder(out.parent_path());
  RasterWriter writer(out, report.grid, options);
  overBlocks<std::vector<std::vector<uint8_t>>>(
      file, report.grid, progress.part(0.5, 1), "writing the image",
      [&](const Image& own, const Window& window) { return enhanced(own, window, tables, params); },
      [&](const Window& window, std::vector<std::vector<uint8_t>>&& planes) {
        for (size_t b = 0; b < planes.size(); ++b)
          writer.writeBytes(window, static_cast<int>(b) + 1, planes[b]);
      });
  writer.finish();
  return report;
}

} // namespace scarp
