// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/overviews.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/geo/gdal_session.h"

#include <cpl_conv.h>
#include <cpl_string.h>

#include <algorithm>
#include <initializer_list>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr int kSmallest = 128; ///< px: overviews end when the longer side would get shorter than this
constexpr auto kWriting = "building overviews";

std::vector<int> factorsFor(GDALDataset& dataset) {
  std::vector<int> factors;
  const int longest = std::max(dataset.GetRasterXSize(), dataset.GetRasterYSize());
  for (int factor = 2; longest / factor >= kSmallest; factor *= 2)
    factors.push_back(factor);
  return factors;
}

struct Reporter {
  const Progress& progress;
  bool cancelled = false;
  static int CPL_STDCALL report(double fraction, const char*, void* self) {
    auto& reporter = *static_cast<Reporter*>(self);
    try {
      reporter.progress.step(fraction, kWriting);
      return TRUE;
    } catch (const Cancelled&) { // must not fly through C code
      reporter.cancelled = true;
      return FALSE;
    }
  }
};

/// Averages of these values would be wrong.
bool holdsCodes(GDALDataset& dataset) {
  GDALRasterBand& band = *dataset.GetRasterBand(1);
  if (band.GetColorTable() || band.GetCategoryNames())
    return true;
  const char* layerType = band.GetMetadataItem("LAYER_TYPE");
  if (layerType && lowerCase(layerType) == "thematic")
    return true;
  const std::string says = lowerCase(band.GetDescription());
  return std::ranges::any_of(std::initializer_list<const char*>{"aspect", "azimuth", "class", "label"},
                             [&](const char* word) { return says.find(word) != std::string::npos; });
}

void build(DatasetHandle& dataset, const fs::path& file, const std::string& resampling,
           const std::vector<int>& factors, const CPLStringList& options, const Progress& progress) {
  const GdalMessages messages;
  CPLErrorReset();
  Reporter reporter{progress};
  const CPLErr error = dataset->BuildOverviews(resampling == "nearest" ? "NEAREST" : "AVERAGE",
                                               static_cast<int>(factors.size()), factors.data(), 0, nullptr,
                                               &Reporter::report, &reporter, options.List());
  dataset.reset(); // the last bytes leave here
  if (reporter.cancelled)
    throw Cancelled{};
  if (error != CE_None || messages.failed())
    throwGdalError(file, "write", messages);
}

/// A hidden folder beside the raster with links to it and its companions: GDAL writes the overviews beside
/// the link, and whatever goes wrong, this folder is all there is to remove.
class Workshop {
public:
  explicit Workshop(const fs::path& file) : m_folder(temporaryBeside(fs::absolute(file))) {
    fs::create_directory(m_folder);
    try {
      for (const char* companion : {"", ".msk", ".aux.xml"})
        if (const fs::path there = fs::absolute(file.string() + companion); fs::exists(there))
          fs::create_symlink(there, m_folder / there.filename());
    } catch (const fs::filesystem_error& e) {
      removeAll();
      throw inputError("cannot write overviews beside " + file.string() + ": " + e.code().message(),
                       "Copy the raster to a folder of an ordinary file system.");
    }
  }
  ~Workshop() { removeAll(); }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  fs::path linkTo(const fs::path& file) const { return m_folder / file.filename(); }

private:
  void removeAll() const {
    std::error_code ignored;
    fs::remove_all(m_folder, ignored); // links go, what they point to stays
  }
  fs::path m_folder;
};

/// What waits in GDAL's cache is compressed before a stopped job ends, although nobody wants it any more: let
/// little wait there.
class SmallCache {
public:
  SmallCache() { GDALSetCacheMax64(std::min(m_before, GIntBig{16} << 20)); }
  ~SmallCache() { GDALSetCacheMax64(m_before); }
  SmallCache(const SmallCache&) = delete;
  SmallCache& operator=(const SmallCache&) = delete;

private:
  GIntBig m_before = GDALGetCacheMax64();
};

CPLStringList externalOptions(GDALDataset& dataset) {
  GDALRasterBand& band = *dataset.GetRasterBand(1);
  const bool real = GDALDataTypeIsFloating(band.GetRasterDataType()) != 0;
  CPLStringList options;
  const char* known =
      GetGDALDriverManager()->GetDriverByName("GTiff")->GetMetadataItem(GDAL_DMD_CREATIONOPTIONLIST);
  const bool zstd = known && std::string(known).find("<Value>ZSTD</Value>") != std::string::npos;
  options.SetNameValue("COMPRESS", zstd ? "ZSTD" : "DEFLATE");
  if (!band.GetColorTable())
    options.SetNameValue("PREDICTOR", real ? "3" : "2");
  options.SetNameValue("BIGTIFF", "IF_SAFER");
  options.SetNameValue("INTERLEAVE", dataset.GetRasterCount() == 3 ? "PIXEL" : "BAND");
  return options;
}

} // namespace

fs::path overviewFileOf(const fs::path& file) {
  return file.string() + ".ovr";
}

OverviewReport writeOverviews(const fs::path& file, const OverviewParams& params, const Progress& progress) {
  checkParam(params.resampling, {"resampling", "", "", {}, {}, {"auto", "average", "nearest"}});
  std::error_code code;
  if (!fs::exists(file, code))
    throw inputError(file.string() + " does not exist", "Check the path.");
  OverviewReport report;
  report.file = overviewFileOf(file);
  {
    const GdalMessages messages;
    const DatasetHandle dataset(GDALDataset::Open(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
    if (!dataset || dataset->GetRasterCount() == 0)
      throw inputError(file.string() + " is not a raster that can be read",
                       "A GeoTIFF, PNG or other image file is expected.", "not-a-raster");
    report.resampling = params.resampling != "auto" ? params.resampling
                        : holdsCodes(*dataset)      ? "nearest"
                                                    : "average";
    report.factors = factorsFor(*dataset);
    report.existed = dataset->GetRasterBand(1)->GetOverviewCount() > 0;
  }
  if (report.factors.empty() || report.existed)
    return report;
  try {
    requireWritableFolder(report.file);
  } catch (const Error& e) {
    throw inputError("cannot write overviews beside " + file.string() + ": the folder cannot be written to",
                     "Copy the raster to a folder of your own, or let the owner of the folder run "
                     "'scarp overviews'.",
                     e.reason());
  }
  const Workshop workshop(file);
  const fs::path link = workshop.linkTo(file);
  DatasetHandle dataset;
  {
    const GdalMessages messages;
    dataset.reset(GDALDataset::Open(link.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
    if (!dataset)
      throwGdalError(file, "read", messages);
  }
  progress.step(0, kWriting);
  const CPLStringList options = externalOptions(*dataset);
  const CPLConfigOptionSetter tiles("GDAL_TIFF_OVR_BLOCKSIZE", "256", false);
  const CPLConfigOptionSetter threads("GDAL_NUM_THREADS", "ALL_CPUS", true);
  // A higher level takes twice the time for 3 % less; nothing has to be written where there is nothing.
  const CPLConfigOptionSetter level("ZSTD_LEVEL_OVERVIEW", "1", false);
  const CPLConfigOptionSetter sparse("SPARSE_OK_OVERVIEW", "YES", false);
  const SmallCache cache;
  build(dataset, report.file, report.resampling, report.factors, options, progress);
  const fs::path made = overviewFileOf(link);
  report.bytes = fs::file_size(made, code);
  if (code)
    throw inputError("cannot write " + report.file.string(), "This kind of raster takes no overviews.");
  commitFile(made, report.file);
  if (const fs::path mask = link.string() + ".msk.ovr"; fs::exists(mask, code))
    commitFile(mask, file.string() + ".msk.ovr");
  return report;
}

void addOverviews(const fs::path& file, const Progress& progress) {
  DatasetHandle dataset;
  {
    const GdalMessages messages;
    dataset.reset(GDALDataset::Open(file.c_str(), GDAL_OF_RASTER | GDAL_OF_UPDATE));
    if (!dataset)
      throwGdalError(file, "open", messages);
  }
  if (const std::vector<int> factors = factorsFor(*dataset); !factors.empty())
    build(dataset, file, "average", factors, {}, progress);
}

} // namespace scarp
