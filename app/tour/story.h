// SPDX-License-Identifier: MIT
#pragma once

#include "app/tour/backstage.h"
#include "app/tour/eyes.h"
#include "app/tour/hand.h"

namespace lockstep::tour {

/// The guided tour, told in steps: three wallets in three ways, a block that pays all of them, an old wallet imported
/// while the others wait, a reorganisation, and all of them at one height.
std::vector<Step> story(const Hand& hand, const Eyes& eyes, const Backstage& backstage);

} // namespace lockstep::tour
