"""Programs as signed packs: an ordinary wheel, a minisign signature, and a policy that says whose word counts.

An installed hub loads programs from its `programs/` folder and from nowhere else. At every start each wheel is checked
against its signature, the signer against the policy, and the unpacked files against the wheel, byte for byte.
"""
