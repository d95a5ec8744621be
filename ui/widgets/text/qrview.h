// SPDX-License-Identifier: MIT
#pragma once

#include <QBitArray>
#include <QImage>
#include <QWidget>

namespace lockstep::ui {

/// A text as a QR code, black on white in every theme so that cameras read it. Screen readers are told the text.
class QrView final : public QWidget
{
    Q_OBJECT

public:
    explicit QrView(QWidget* parent = nullptr);

    /// `spoken`: what a screen reader says, the address alone. A text of more than 858 bytes shows nothing.
    void setContent(const QString& text, const QString& spoken);
    bool hasCode() const { return m_side > 0; }

    /// For a file: black on white with the quiet zone around, each module `scale` pixels wide. Null without a code.
    QImage image(int scale = 8) const;

    QSize sizeHint() const override; ///< A long text needs more room: no module is drawn narrower than a camera reads.
    QSize minimumSizeHint() const override { return {148, 148}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintModules(QPainter& painter, QPoint corner, int scale) const;

    QString m_text;
    QBitArray m_modules;
    int m_side = 0; ///< Modules in a row.
};

} // namespace lockstep::ui
