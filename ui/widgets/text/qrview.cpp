// SPDX-License-Identifier: MIT

#include "ui/widgets/text/qrview.h"

#include "ui/style/spacing.h"

#include <QPainter>
#include <qrencode.h>

#include <memory>

namespace lockstep::ui {

namespace {

constexpr int QuietZone = 4; ///< Modules of white around, as the standard asks.
constexpr int UsualSide = 184;
constexpr int LargestVersion = 20; ///< 858 bytes; a camera still reads it off a screen.
constexpr int NarrowestModule = 3; ///< Device-independent pixels.

struct FreeCode
{
    void operator()(QRcode* code) const { QRcode_free(code); }
};

using Code = std::unique_ptr<QRcode, FreeCode>;

/// With more redundancy where there is room. Null: the text is too long.
Code codeOf(const QByteArray& utf8)
{
    if (utf8.isEmpty()) return nullptr;
    for (const QRecLevel level : {QR_ECLEVEL_M, QR_ECLEVEL_L}) {
        Code code(QRcode_encodeString8bit(utf8.constData(), 0, level));
        if (code && code->version <= LargestVersion) return code;
    }
    return nullptr;
}

} // namespace

QrView::QrView(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("QR code"));
}

void QrView::setContent(const QString& text, const QString& spoken)
{
    setAccessibleDescription(spoken);
    if (text == m_text) return;
    m_text = text;
    m_side = 0;
    const Code code = codeOf(text.toUtf8());
    if (code) {
        m_side = code->width;
        m_modules.resize(m_side * m_side);
        for (qsizetype i = 0; i < m_modules.size(); ++i) m_modules.setBit(i, code->data[i] & 1);
    }
    updateGeometry();
    update();
}

QSize QrView::sizeHint() const
{
    const int side = qMax(UsualSide, NarrowestModule * (m_side + 2 * QuietZone));
    return {side, side};
}

void QrView::paintEvent(QPaintEvent*)
{
    if (m_side == 0) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(rect(), spacing::Corner, spacing::Corner);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const int scale = qMax(1, qMin(width(), height()) / (m_side + 2 * QuietZone - 2));
    const QPoint corner((width() - scale * m_side) / 2, (height() - scale * m_side) / 2);
    paintModules(painter, corner, scale);
}

void QrView::paintModules(QPainter& painter, QPoint corner, int scale) const
{
    for (int y = 0; y < m_side; ++y)
        for (int x = 0; x < m_side; ++x)
            if (m_modules.testBit(y * m_side + x))
                painter.fillRect(corner.x() + x * scale, corner.y() + y * scale, scale, scale, Qt::black);
}

QImage QrView::image(int scale) const
{
    if (m_side == 0) return {};
    const int side = (m_side + 2 * QuietZone) * scale;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintModules(painter, {QuietZone * scale, QuietZone * scale}, scale);
    return image;
}

} // namespace lockstep::ui
