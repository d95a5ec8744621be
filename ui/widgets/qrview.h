// SPDX-License-Identifier: MIT
#pragma once

#include <QBitArray>
#include <QWidget>

namespace lockstep::ui {

/// A text as a QR code, black on white in every theme so that cameras read it. Screen readers are told the text.
class QrView final : public QWidget
{
    Q_OBJECT

public:
    explicit QrView(QWidget* parent = nullptr);

    /// `spoken`: what a screen reader says, the address alone. A text too long for a code shows nothing.
    void setContent(const QString& text, const QString& spoken);
    bool hasCode() const { return m_side > 0; }

    QSize sizeHint() const override { return {184, 184}; }
    QSize minimumSizeHint() const override { return {148, 148}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    QBitArray m_modules;
    int m_side = 0; ///< Modules in a row.
};

} // namespace lockstep::ui
