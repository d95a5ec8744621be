// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QHash>
#include <QString>

namespace lockstep::ui {

/// How wide texts are in a font. What it measured once it knows: to shape a text takes as long as to paint it, and a
/// list of 200 wallets asks for all of its texts with every block.
class TextWidths
{
public:
    explicit TextWidths(const QFont& font);

    int of(const QString& text);
    int measured() const { return m_measured; } ///< So many texts were shaped.

private:
    QString patternOf(const QString& text) const;

    QFont m_font;
    bool m_hasTabularDigits;
    QHash<QString, int> m_known;
    int m_measured = 0;
};

} // namespace lockstep::ui
