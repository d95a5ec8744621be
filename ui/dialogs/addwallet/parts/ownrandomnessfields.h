// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/words.h"
#include "ui/dialogs/addwallet/parts/optionalfields.h"

#include <optional>

class QComboBox;
class QLabel;
class QToolButton;

namespace lockstep::ui {

class PlainLabel;
class SecretEdit;

/// Dice, coins or digits that the person wants to have in new recovery words beside the computer's own randomness.
/// What was typed is forgotten once the words are made of it.
class OwnRandomnessFields final : public OptionalFields
{
    Q_OBJECT

public:
    explicit OwnRandomnessFields(QWidget* parent = nullptr);

    void setWordCount(int count); ///< What is enough for them.
    bool isWaiting() const; ///< Some is typed that is in no words yet.

    /// For the words that are made now, which it counts as used for; nullopt: they are to be the computer's alone.
    std::optional<OwnRandomness> take();

    bool isSound(); ///< Says under the fields what is wrong.
    void cover();

private:
    void unfolded(bool isWanted) override;
    QLayout* fields();
    void showKind();
    void showCount();
    OwnRandomness typed() const;
    HandEntropy kind() const;
    bool isInWords() const { return m_usedFor == m_wordCount; }
    QString problem() const;
    QString strangeText(const std::string& place) const;

    QComboBox* m_kind;
    QLabel* m_name; ///< Of the field: by what is typed.
    SecretEdit* m_edit;
    QToolButton* m_reveal;
    PlainLabel* m_count;
    PlainLabel* m_message;
    int m_wordCount = 12;
    int m_usedFor = 0; ///< How many words the last ones were that have it in them.
};

} // namespace lockstep::ui
