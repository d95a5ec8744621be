// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/secrets/secretview.h"

#include <QAccessible>

#include <string_view>
#include <vector>

namespace lockstep::ui {

/// Shows recovery words to be written on paper, painted one by one.
///
/// Who cannot see them goes from word to word with the arrow keys and presses Space: a screen reader says that word,
/// covered or not, and no other. See docs/decisions/0022.
class WordGrid final : public SecretView
{
    Q_OBJECT

public:
    explicit WordGrid(QWidget* parent = nullptr);

    void setWords(SecureBytes words) { setSecret(std::move(words)); } ///< Separated by single spaces.

    // What SpokenWords tells a screen reader. Places count from 0.
    int wordCount() const { return static_cast<int>(words().size()); }
    int current() const { return m_current; }
    QRect cellAt(int place) const;
    QString spokenAt(int place) const; ///< The word itself only of the one that was asked for, for a few seconds.

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void wordSaid(int place); ///< To a screen reader, if there is one.

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    QString spoken() const override;

private:
    std::vector<std::string_view> words() const;
    void goTo(int place);
    void say();
    void fallSilent();
    void tellReader(QAccessible::Event what, int place);

    int m_current = 0;
    int m_said = -1; ///< The one whose name is the word itself now; -1: none.
    QTimer m_silence;
};

} // namespace lockstep::ui
