// SPDX-License-Identifier: MIT
#pragma once

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QWidget>

#include <optional>

namespace lockstep::ui {

/// A small rounded label: a shape and words, with a colour that repeats what they say.
class Badge final : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(QWidget* parent = nullptr);

    void setContent(const QString& symbol, const QString& words, Tone tone); ///< Empty words hide it.
    void setGlyph(std::optional<Glyph> glyph); ///< Beside the words, instead of a symbol: not every font has all.
    QString words() const { return m_words; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString shown() const;

    int glyphWidth() const; ///< With the room behind it.

    std::optional<Glyph> m_glyph;
    QString m_symbol;
    QString m_words;
    Tone m_tone = Tone::Neutral;
};

} // namespace lockstep::ui
