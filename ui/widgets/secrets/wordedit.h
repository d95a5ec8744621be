// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/secrets/secretedit.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace lockstep::ui {

/// The words of the public list that begin with `typed` (lower case).
using WordLookup = std::function<std::vector<std::string_view>(std::string_view typed)>;

/// The word of the list that was probably meant by one that is not in it.
using MeantLookup = std::function<std::optional<std::string_view>(std::string_view typed)>;

/// A field for one recovery word: shown while it has the focus, completed from the public list. The word that was
/// probably meant is painted behind a wrong one, and the down arrow key takes it: neither becomes a text (K6).
class WordEdit final : public SecretEdit
{
    Q_OBJECT

public:
    enum class Check { Empty, Unfinished, Known, Unknown };

    explicit WordEdit(WordLookup lookup, QWidget* parent = nullptr);
    void setMeant(MeantLookup meant) { m_meantLookup = std::move(meant); } ///< Without it nothing is offered.

    Check check() const; ///< Unfinished: letters that some word begins with.
    SecureBytes completed() const; ///< The whole word where only one is left, else what was typed.
    void complete(); ///< Writes that into the field.
    bool offersAnother() const { return meant().has_value(); } ///< It is Unknown, and a word of the list is near.
    void setKeptRevealed(bool isKept); ///< Shown also without the focus.

signals:
    void finished(); ///< Space: the next field's turn.
    void entered(); ///< Enter: the next field's turn, or the form is filled in.
    void backedOut(); ///< Backspace in an empty field.
    void wordsPasted(const QStringList& words); ///< More than one came from the clipboard.

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void pasteText(const QString& text) override;
    QString hint() const override;

private:
    SecureBytes typedSmall() const; ///< In lower case.
    std::vector<std::string_view> candidates() const;
    std::optional<std::string_view> meant() const;

    WordLookup m_lookup;
    MeantLookup m_meantLookup;
    bool m_isKeptRevealed = false;
};

} // namespace lockstep::ui
