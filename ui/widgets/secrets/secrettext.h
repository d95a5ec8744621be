// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/secrets/secretview.h"

namespace lockstep::ui {

/// A long secret without spaces, such as a private descriptor: painted in lines of a fixed font, character by
/// character. ASCII.
class SecretText final : public SecretView
{
    Q_OBJECT

public:
    explicit SecretText(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    QString spoken() const override;

private:
    int columns(int width) const; ///< Characters in a line.
};

} // namespace lockstep::ui
