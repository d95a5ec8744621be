// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/accountpath.h"
#include "core/api/newwallet.h"
#include "core/primitives/network.h"
#include "ui/dialogs/wizardpage.h"

#include <optional>

class QComboBox;
class QRadioButton;
class QSpinBox;

namespace lockstep::ui {

class AccountPathField;
class PlainLabel;

/// Which addresses of the words are looked for, and how many past the last used one: all standard kinds, unless the
/// person knows the one.
class LookForPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit LookForPage(Network network, QWidget* parent = nullptr);

    bool wantsAll() const; ///< All standard kinds are looked for, before any wallet is made.
    AccountChoice account() const; ///< Where it does not.
    std::optional<int> lookahead() const; ///< nullopt: as usual.

    void entered() override;
    bool isSound() override;

private:
    void explain();

    QRadioButton* m_all;
    QRadioButton* m_one;
    QComboBox* m_type;
    AccountPathField* m_path;
    PlainLabel* m_meaning;
    QSpinBox* m_lookahead;
};

} // namespace lockstep::ui
