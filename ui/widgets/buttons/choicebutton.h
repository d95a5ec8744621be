// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>

namespace lockstep::ui {

/// One of several ways to go on: a picture, a title and a sentence about it. In the letters of the desktop; Qt's own
/// QCommandLinkButton has letters of nine points whatever a person has chosen.
class ChoiceButton final : public QPushButton
{
    Q_OBJECT

public:
    ChoiceButton(const QString& title, const QString& help, QWidget* parent = nullptr);

    const QString& help() const { return m_help; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont titleFont() const;
    int wordsLeft() const; ///< Where title and help begin, from the leading edge.
    int helpHeight(int width) const; ///< Of the lines it takes where the button is as wide as that.

    QString m_help;
};

} // namespace lockstep::ui
