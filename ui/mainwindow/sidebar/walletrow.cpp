// SPDX-License-Identifier: MIT

#include "ui/mainwindow/sidebar/walletrow.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"

#include <QPainter>
#include <QStyle>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Lines = 3;
const QString UsualState = u"✓  Up to date · block 910,118"_s;
constexpr int MarkWidth = 4;
constexpr int Leading = 3; ///< Between two lines.

/// A row is laid out as one is read from the left; painted, it is mirrored where texts run from the right.
class Mirror
{
public:
    Mirror(const QPainter& painter, const QRect& place) : m_direction(painter.layoutDirection()), m_place(place) { }
    QRect operator()(const QRect& rect) const { return QStyle::visualRect(m_direction, m_place, rect); }
    /// Of a number, which reads from the left in every language.
    Qt::Alignment numberSide() const { return m_direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft; }

private:
    Qt::LayoutDirection m_direction;
    QRect m_place;
};

/// Where the words of a row are.
QRect insideOf(const QRect& row) { return row.adjusted(spacing::Medium + spacing::Tight, 0, -spacing::Medium, 0); }

bool hasTwoStateLines(const QFontMetrics& metrics, int room) { return metrics.horizontalAdvance(UsualState) > room; }

/// An amount is never cut: it would be another one.
QFont digitsThatFit(const QFont& font, const QString& amount, int room)
{
    const QFont digits = amountFont(font);
    const int needed = QFontMetrics(digits).horizontalAdvance(amount);
    return needed <= room ? digits : amountFont(scaledFont(font, static_cast<double>(room) / needed));
}

/// Draws at the beginning of `line`, shortened where it must be.
void drawText(QPainter& painter, const QRect& line, const QFont& font, const QColor& colour, const QString& text)
{
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width()));
}

void drawBackground(QPainter& painter, const QRect& place, const QPalette& palette, const WalletRow& row)
{
    if (!row.isSelected && !row.isHovered && !row.hasFocus) return;
    const QRectF box = QRectF(place).adjusted(2.5, 1.5, -2.5, -1.5);
    painter.setPen(row.hasFocus ? QPen(palette.color(QPalette::Link), 1.5) : QPen(Qt::NoPen));
    painter.setBrush(row.isSelected ? Theme::current().selectedRow() : palette.color(QPalette::AlternateBase));
    painter.drawRoundedRect(box, spacing::Corner - 2, spacing::Corner - 2);
}

/// At the end of `line`: a picture and words. Returns what is left of the line for the name.
QRect drawBadge(QPainter& painter, const Mirror& mirrored, QRect line, const QFont& font, const WalletRow& row)
{
    if (row.badge.isEmpty()) return line;
    const QFontMetrics metrics(font);
    const int side = row.badgeGlyph ? metrics.ascent() : 0;
    const int width = metrics.horizontalAdvance(row.badge);
    const QRect words(line.right() - width, line.top(), width + 1, line.height());
    painter.setFont(font);
    painter.setPen(Theme::current().mutedText());
    painter.drawText(mirrored(words), Qt::AlignRight | Qt::AlignVCenter, row.badge);
    const QRect picture(words.left() - side - spacing::Tight, line.center().y() - side / 2, side, side);
    if (row.badgeGlyph) icon(*row.badgeGlyph).paint(&painter, mirrored(picture));
    line.setRight(picture.left() - spacing::Small);
    return line;
}

/// Locked or watch-only, at the lower corner of the disc where a line of text ends.
void drawCornerBadge(QPainter& painter, const QRect& disc, const QPalette& palette, const WalletRow& row)
{
    if (!row.badgeGlyph) return;
    const int side = disc.width() / 2;
    const QRect corner(disc.right() - side + spacing::Small, disc.bottom() - side + spacing::Tight, side, side);
    const QRect place = QStyle::visualRect(painter.layoutDirection(), disc, corner);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.color(QPalette::Base)); // the picture is thin: it needs a ground of its own
    painter.drawEllipse(place.adjusted(-1, -1, 1, 1));
    icon(*row.badgeGlyph).paint(&painter, place.adjusted(2, 2, -2, -2));
}

void drawMark(QPainter& painter, const Mirror& mirrored, const QRect& place, const QColor& colour)
{
    if (!colour.isValid()) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const QRect mark(place.left() + spacing::Tight, place.top() + spacing::Small, MarkWidth,
                     place.height() - 2 * spacing::Small);
    painter.drawRoundedRect(QRectF(mirrored(mark)), MarkWidth / 2.0, MarkWidth / 2.0);
}

} // namespace

void paintWalletRow(QPainter& painter, const QRect& place, const QFont& font, const QPalette& palette,
                    const WalletRow& row)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    drawBackground(painter, place, palette, row);
    const Mirror mirrored(painter, place);
    drawMark(painter, mirrored, place, row.colour);

    const QColor text = palette.color(QPalette::Text);
    const int height = QFontMetrics(font).height() + Leading;
    QRect line = insideOf(place).adjusted(0, spacing::Small, 0, 0);
    line.setHeight(height);
    const QRect name = drawBadge(painter, mirrored, line, font, row);
    drawText(painter, mirrored(name), scaledFont(font, 1.0, QFont::DemiBold), text, row.name);

    line.translate(0, height);
    const QFont digits = digitsThatFit(font, row.balance, line.width());
    painter.setFont(digits);
    painter.setPen(row.isDimmed ? Theme::current().mutedText() : text);
    const int side = static_cast<int>(mirrored.numberSide()) | Qt::AlignVCenter | Qt::TextForceLeftToRight;
    painter.drawText(mirrored(line), side, row.balance);
    const int used = QFontMetrics(digits).horizontalAdvance(row.balance) + spacing::Small;
    const QString note = noteWords(row, QFontMetrics(font), line.width() - used);
    drawText(painter, mirrored(line.adjusted(used, 0, 0, 0)), font, Theme::current().mutedText(), note);

    const QFontMetrics metrics(font);
    for (const QString& part : stateLines(stateWords(row, metrics, place.width()), metrics, place.width())) {
        line.translate(0, height);
        drawText(painter, mirrored(line), font, Theme::current().tone(row.tone).text, part);
    }
    painter.restore();
}

void paintCompactRow(QPainter& painter, const QRect& place, const QFont& font, const QPalette& palette,
                     const WalletRow& row)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    drawBackground(painter, place, palette, row);
    const int side = QFontMetrics(font).height() + spacing::Medium;
    const QRect disc(place.center().x() - side / 2, place.top() + spacing::Small, side, side);
    const ToneColours& neutral = Theme::current().tone(Tone::Neutral);
    painter.setPen(row.colour.isValid() ? QPen(row.colour, 2) : QPen(Qt::NoPen));
    painter.setBrush(neutral.background);
    painter.drawEllipse(disc);
    painter.setPen(neutral.text);
    painter.setFont(scaledFont(font, 1.0, QFont::DemiBold));
    painter.drawText(disc, Qt::AlignCenter, firstLetter(row.name));
    drawCornerBadge(painter, disc, palette, row);
    const QRect below(place.left(), disc.bottom() + 2, place.width(), QFontMetrics(font).height());
    painter.setFont(font);
    painter.setPen(Theme::current().tone(row.tone).text);
    painter.drawText(below, Qt::AlignCenter, row.symbol);
    painter.restore();
}

QSize walletRowSize(const QFontMetrics& metrics, int width)
{
    const int room = insideOf({0, 0, width, 1}).width();
    const int lines = hasTwoStateLines(metrics, room) ? Lines + 1 : Lines;
    return {160, lines * (metrics.height() + Leading) + 2 * spacing::Small};
}

QString noteWords(const WalletRow& row, const QFontMetrics& metrics, int room)
{
    for (const QString& words : {row.note, row.shortNote})
        if (metrics.horizontalAdvance(words) <= room) return words;
    return {};
}

QString stateWords(const WalletRow& row, const QFontMetrics& metrics, int width)
{
    const QString symbol = row.symbol.isEmpty() ? QString() : row.symbol + u"  "_s;
    const bool fits = metrics.horizontalAdvance(symbol + row.line) <= insideOf({0, 0, width, 1}).width();
    return symbol + (fits || row.shortLine.isEmpty() ? row.line : row.shortLine);
}

QStringList stateLines(const QString& words, const QFontMetrics& metrics, int width)
{
    const int room = insideOf({0, 0, width, 1}).width();
    if (metrics.horizontalAdvance(words) <= room) return {words};
    qsizetype end = -1; // of the first line, at a space; the two after the symbol are no place to break
    const qsizetype first = words.indexOf(u"  "_s);
    for (qsizetype at = words.indexOf(u' ', first + 2); at > 0; at = words.indexOf(u' ', at + 1))
        if (metrics.horizontalAdvance(words.first(at)) <= room) end = at;
    const auto shortened = [&](const QString& text) { return metrics.elidedText(text, Qt::ElideRight, room); };
    if (end < 0 || !hasTwoStateLines(metrics, room)) return {shortened(words)};
    return {words.first(end), shortened(words.sliced(end + 1))};
}

QString firstLetter(const QString& name)
{
    QTextBoundaryFinder letters(QTextBoundaryFinder::Grapheme, name);
    return name.first(std::max<qsizetype>(0, letters.toNextBoundary())).toUpper();
}

QSize compactRowSize(const QFontMetrics& metrics)
{
    return {metrics.height() + 3 * spacing::Medium, 2 * metrics.height() + 2 * spacing::Medium + spacing::Small};
}

} // namespace lockstep::ui
