// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"
#include "ui/dialogs/addwallet/parts/optionalfields.h"

namespace lockstep::ui {

class PlainLabel;
class SecretEdit;

/// The BIP39 passphrase that belongs to recovery words: explained, and kept apart from the passphrase for this
/// computer.
class Bip39Fields final : public OptionalFields
{
    Q_OBJECT

public:
    enum class For {
        NewWords, ///< Typed twice: a slip of the finger would make a wallet that nobody finds again.
        KnownWords
    };
    explicit Bip39Fields(For use, QWidget* parent = nullptr);

    SecureBytes passphrase() const; ///< Empty: the words have none.
    bool isSound(); ///< Says under the fields what is wrong.

private:
    void unfolded(bool isWanted) override;
    void forgetProblem();
    QString problem() const;

    SecretEdit* m_first;
    SecretEdit* m_second = nullptr;
    PlainLabel* m_message;
};

} // namespace lockstep::ui
