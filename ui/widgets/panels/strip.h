// SPDX-License-Identifier: MIT
#pragma once

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QVBoxLayout;
class QLabel;

namespace lockstep::ui {

/// The body of a banner: a coloured strip with a sign, a sentence, and room for buttons. It shows; it decides nothing.
class Strip : public QWidget
{
    Q_OBJECT

public:
    explicit Strip(QWidget* parent = nullptr);

    void setContent(const QString& symbol, const QString& sentence, Tone tone); ///< An empty sentence hides it.
    void setContent(Glyph sign, const QString& sentence, Tone tone); ///< A sign of our own: not every font has all.
    QString sentence() const;
    Tone tone() const { return m_tone; }

    QHBoxLayout* buttons() const { return m_buttons; }
    QVBoxLayout* below() const { return m_below; } ///< Under the sentence: a progress bar.

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeButtons(); ///< Beside the sentence, or under it where that would leave it no room.
    void recolour();
    void setWords(const QString& sentence, Tone tone);

    QLabel* m_symbol;
    QLabel* m_text;
    QVBoxLayout* m_below;
    QHBoxLayout* m_buttons;
    QHBoxLayout* m_row;
    std::optional<Glyph> m_sign;
    Tone m_tone = Tone::Neutral;
};

} // namespace lockstep::ui
