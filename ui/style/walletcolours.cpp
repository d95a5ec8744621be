// SPDX-License-Identifier: MIT

#include "ui/style/walletcolours.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

namespace lockstep::ui {

namespace {

struct ColourName
{
    Q_DECLARE_TR_FUNCTIONS(ColourName)
};

constexpr int MarkSize = 32; ///< Drawn down to the size that is asked for.

} // namespace

QList<WalletColour> walletColours()
{
    return {{ColourName::tr("Red"), 0xffd9534f},    {ColourName::tr("Orange"), 0xffc9701a},
            {ColourName::tr("Gold"), 0xffa8841a},   {ColourName::tr("Green"), 0xff3c9a55},
            {ColourName::tr("Teal"), 0xff2a958f},   {ColourName::tr("Blue"), 0xff4a86d8},
            {ColourName::tr("Violet"), 0xff9068d0}, {ColourName::tr("Pink"), 0xffd0589a},
            {ColourName::tr("Grey"), 0xff808a96}};
}

QIcon colourMark(const QColor& colour)
{
    QPixmap picture(MarkSize, MarkSize);
    picture.fill(Qt::transparent);
    if (!colour.isValid()) return QIcon(picture);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(picture.rect().adjusted(4, 4, -4, -4));
    QIcon mark(picture);
    mark.addPixmap(picture, QIcon::Selected); // the same where a style would tint it
    return mark;
}

} // namespace lockstep::ui
