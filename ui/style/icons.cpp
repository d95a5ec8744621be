// SPDX-License-Identifier: MIT

#include "ui/style/icons.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString fileOf(Glyph glyph)
{
    static constexpr const char* Names[]{"create", "restore", "watch",  "lock",   "unlock",  "copy",   "next",
                                         "start",  "stop",    "rename", "remove", "import",  "online", "offline",
                                         "mine",   "retry",   "close",  "send",   "history", "speed",  "about",
                                         "quit",   "search",  "qr",     "bell"};
    return u":/icons/%1.svg"_s.arg(QLatin1StringView(Names[static_cast<std::size_t>(glyph)]));
}

QPixmap drawMask(QSvgRenderer& drawing, const QSize& size, const QColor& colour)
{
    QPixmap picture(size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    drawing.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(picture.rect(), colour);
    return picture;
}

/// Paints the drawing as a mask: so that one file serves both themes, also when the theme changes.
class MaskEngine final : public QIconEngine
{
public:
    explicit MaskEngine(const QString& file) : m_file(file), m_drawing(file) { }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, draw(rect.size() * ratio, mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override { return draw(size, mode); }

    QIconEngine* clone() const override { return new MaskEngine(m_file); }

private:
    QPixmap draw(const QSize& size, QIcon::Mode mode) { return drawMask(m_drawing, size, colour(mode)); }

    static QColor colour(QIcon::Mode mode)
    {
        const QPalette palette = QApplication::palette();
        if (mode == QIcon::Disabled) return palette.color(QPalette::Disabled, QPalette::ButtonText);
        return palette.color(mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText);
    }

    QString m_file;
    QSvgRenderer m_drawing;
};

} // namespace

QIcon icon(Glyph glyph) { return QIcon(new MaskEngine(fileOf(glyph))); }

QPixmap glyphPixmap(Glyph glyph, int size, const QColor& colour, qreal devicePixelRatio)
{
    QSvgRenderer drawing(fileOf(glyph));
    QPixmap picture = drawMask(drawing, QSize(size, size) * devicePixelRatio, colour);
    picture.setDevicePixelRatio(devicePixelRatio);
    return picture;
}

QIcon applicationIcon() { return QIcon(u":/icons/lockstep.svg"_s); }

} // namespace lockstep::ui
