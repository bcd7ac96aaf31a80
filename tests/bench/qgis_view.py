# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the visible layers of a Scarp project with QGIS: qgis_view.py PROJECT X Y.

1920 x 1080 px, QgsMapRendererParallelJob without a cache, the views of map_bench: the whole scene, 1:100,000 and
1:25,000 around X Y. Prints milliseconds per view (median of five) as one line of JSON.
"""
import json
import os
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (QgsApplication, QgsColorRampShader, QgsCoordinateReferenceSystem, QgsFillSymbol,
                       QgsGraduatedSymbolRenderer, QgsMapRendererParallelJob, QgsMapSettings, QgsMarkerSymbol,
                       QgsRasterLayer, QgsRasterShader, QgsRectangle, QgsRendererRange,
                       QgsSingleBandPseudoColorRenderer, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QPainter

WIDTH, HEIGHT, DPI = 1920, 1080, 96
ASIDE = (-1.0, -0.5, 0.0, 0.5, 1.0)  # as in map_bench: each drawing is of another place
RAMP = ["#2166ac", "#67a9cf", "#d1e5f0", "#969696", "#fddbc7", "#ef8a62", "#b2182b"]
BLENDING = {"multiply": QPainter.CompositionMode_Multiply, "screen": QPainter.CompositionMode_Screen,
            "overlay": QPainter.CompositionMode_Overlay, "darken": QPainter.CompositionMode_Darken,
            "lighten": QPainter.CompositionMode_Lighten}


def value_raster(path, name, low, high):
    layer = QgsRasterLayer(path, name)
    ramp = QgsColorRampShader(low, high)
    step = (high - low) / (len(RAMP) - 1)
    ramp.setColorRampItemList([QgsColorRampShader.ColorRampItem(low + i * step, QColor(c)) for i, c in enumerate(RAMP)])
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    layer.setRenderer(QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader))
    return layer


def points(path, name):
    layer = QgsVectorLayer(path, name, "ogr")
    bounds = [-1e9, -40, -20, -10, 10, 20, 40, 1e9]
    ranges = []
    for low, high, colour in zip(bounds, bounds[1:], RAMP):
        symbol = QgsMarkerSymbol.createSimple({"name": "circle", "size": "2.6", "size_unit": "Pixel", "color": colour,
                                               "outline_style": "no"})
        ranges.append(QgsRendererRange(low, high, symbol, str(low)))
    fields = [f.name() for f in layer.fields()]
    field = next(f for f in ("velocity", "mean_velocity", "v") if f in fields)
    layer.setRenderer(QgsGraduatedSymbolRenderer(field, ranges))
    return layer


def outlines(path, name, colour, filled):
    layer = QgsVectorLayer(path, name, "ogr")
    rgb = QColor(colour)
    symbol = QgsFillSymbol.createSimple({
        "color": f"{rgb.red()},{rgb.green()},{rgb.blue()},{40 if filled else 0}", "outline_color": "255,255,255,110",
        "outline_width": "3.6", "outline_width_unit": "Pixel"})
    line = QgsFillSymbol.createSimple({
        "style": "no", "outline_color": colour, "outline_width": "1.6", "outline_width_unit": "Pixel"})
    symbol.appendSymbolLayer(line.symbolLayer(0).clone())
    layer.renderer().setSymbol(symbol)
    return layer


def layer_of(folder, entry):
    path, kind, name = os.path.join(folder, entry["file"]), entry["kind"], entry["name"]
    if kind == "image":
        layer = QgsRasterLayer(path, name)
    elif kind == "points":
        layer = points(path, name)
    elif kind in ("labels", "areas", "consensus", "vector"):
        colour = entry["style"].get("colour", "#000000")
        layer = outlines(path, name, colour, kind in ("labels", "areas"))
    else:
        low, high = {"hotspot": (-5000, 5000), "slope": (0, 60), "aspect": (0, 360), "prediction": (0, 1)}.get(kind, (1500, 5000))
        layer = value_raster(path, name, low, high)
    if not layer.isValid():
        sys.exit(f"{path} cannot be opened")
    blend = BLENDING.get(entry.get("blend", "normal"))
    if blend is not None:
        layer.setBlendMode(blend)
    opacity = entry.get("opacity", 1.0)
    if opacity < 1:
        layer.renderer().setOpacity(opacity) if isinstance(layer, QgsRasterLayer) else layer.setOpacity(opacity)
    return layer


def draw_ms(layers, extent, crs, aside):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(crs)
    settings.setOutputSize(QSize(WIDTH, HEIGHT))
    settings.setOutputDpi(DPI)
    times = []
    for share in ASIDE:
        shift = -share * aside * extent.width()
        settings.setExtent(QgsRectangle(extent.xMinimum() + shift, extent.yMinimum(), extent.xMaximum() + shift,
                                        extent.yMaximum()))
        job = QgsMapRendererParallelJob(settings)
        start = time.perf_counter()
        job.start()
        job.waitForFinished()
        times.append(1000 * (time.perf_counter() - start))
        if job.errors():
            sys.exit(job.errors()[0].message)
        image = job.renderedImage()
        if image.pixel(WIDTH // 2, HEIGHT // 2) == image.pixel(0, 0) == image.pixel(WIDTH // 3, HEIGHT // 3) and len(layers) > 1:
            sys.exit("the picture is blank")
    return statistics.median(times)


def main():
    folder, x, y = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
    with open(os.path.join(folder, "project.json"), encoding="utf-8") as file:
        project = json.load(file)
    application = QgsApplication([], False)
    application.initQgis()
    entries = [entry for entry in project["layers"] if entry.get("visible", True)]
    layers = {entry["id"]: layer_of(folder, entry) for entry in entries}
    grid = project["grid"]
    crs = QgsCoordinateReferenceSystem.fromWkt(grid["crs"])
    full = QgsRectangle(grid["left"], grid["top"] - grid["rows"] * grid["cell_y"],
                        grid["left"] + grid["columns"] * grid["cell_x"], grid["top"])
    full.scale(1.06)

    def around(denominator):
        pixel = denominator * 0.0254 / DPI
        return QgsRectangle(x - WIDTH / 2 * pixel, y - HEIGHT / 2 * pixel, x + WIDTH / 2 * pixel, y + HEIGHT / 2 * pixel)

    found = {}
    for name, extent, aside in (("full", full, 0), ("100000", around(100000), 0.7), ("25000", around(25000), 2)):
        targets = [layers[e["id"]] for e in entries if e["kind"] == "points"]
        found["all " + name] = draw_ms(list(layers.values()), extent, crs, aside)
        found["targets " + name] = draw_ms(targets, extent, crs, aside)
    print(json.dumps(found), flush=True)
    os._exit(0)  # QGIS may fall over its own feet when it leaves


if __name__ == "__main__":
    main()
