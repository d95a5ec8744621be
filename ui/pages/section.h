// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>

namespace lockstep::ui {

/// The pages of a wallet, in the order of the page bar; Alt+1 to Alt+5.
enum class Section { Overview, Transactions, Receive, Addresses, Settings };

inline constexpr Section AllSections[]{Section::Overview, Section::Transactions, Section::Receive, Section::Addresses,
                                       Section::Settings};

struct SectionText
{
    Q_DECLARE_TR_FUNCTIONS(SectionText)

public:
    static QString name(Section section)
    {
        switch (section) {
        case Section::Overview: return tr("Overview");
        case Section::Transactions: return tr("Transactions");
        case Section::Receive: return tr("Receive");
        case Section::Addresses: return tr("Addresses");
        case Section::Settings: return tr("Settings");
        }
        return {};
    }
};

} // namespace lockstep::ui
